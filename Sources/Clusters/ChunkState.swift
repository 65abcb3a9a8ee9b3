import RunStore
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How far the process of a chunk is, in a file that it writes again and again: nobody opens its runs while it is alive.
package struct ChunkState: Sendable, Codable {
  /// What it does.
  package enum Phase: String, Sendable, Codable {
    /// It makes runs.
    case working
    /// It has made all of them.
    case done
    /// It was told to end before.
    case stopped
    /// It could not go on.
    case failed
  }

  /// What it does.
  package fileprivate(set) var phase = Phase.working
  /// The runs that are done.
  package fileprivate(set) var done = 0
  /// The machine.
  var host = ChunkState.thisHost
  /// The process.
  var process = getpid()
  /// How often it has told.
  fileprivate var beat = 0

  /// The name of this machine.
  fileprivate static let thisHost: String = {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }()

  /// Whether its process may be alive, as far as can be told at once.
  var mayBeAlive: Bool {
    guard phase == .working else { return false }
    return host != Self.thisHost || kill(process, 0) == 0 || errno != ESRCH
  }
}

extension SweepFolder {
  /// What the process of a chunk told last; `nil` where none has.
  package func progress(of chunk: Int) -> ChunkState? {
    FileManager.default.contents(atPath: state(of: chunk)).flatMap {
      StoredJSON.value(ChunkState.self, of: String(decoding: $0, as: UTF8.self))
    }
  }

  /// The seconds since the process of a chunk told how far it is.
  func silence(of chunk: Int) -> Double {
    var status = stat()
    guard stat(state(of: chunk), &status) == 0 else { return .infinity }
    return Date().timeIntervalSince1970 - Double(Self.seconds(of: status))
  }

  private static func seconds(of status: stat) -> Int {
    #if canImport(Darwin)
      status.st_mtimespec.tv_sec
    #else
      status.st_mtim.tv_sec
    #endif
  }

  /// The chunks among these whose processes are alive.
  ///
  /// One that was killed on another machine is known by its silence, which takes as long as three tellings.
  package func living(among chunks: some Sequence<Int>) -> Set<Int> {
    let before = Dictionary(
      uniqueKeysWithValues: chunks.compactMap { chunk in progress(of: chunk).map { (chunk, $0) } }
    ).filter(\.value.mayBeAlive)
    var waiting = Set(before.keys)
    var living: Set<Int> = []
    let end = ContinuousClock.now + ChunkReport.interval * 3
    while !waiting.isEmpty, ContinuousClock.now < end {
      usleep(200_000)
      for chunk in waiting {
        guard let now = progress(of: chunk), now.mayBeAlive else {
          waiting.remove(chunk)
          continue
        }
        guard now.beat != before[chunk]?.beat || now.process != before[chunk]?.process else { continue }
        living.insert(chunk)
        waiting.remove(chunk)
      }
    }
    return living
  }
}

/// Tells how far the process of a chunk is.
package final class ChunkReport: Sendable {
  /// The time between two tellings.
  static let interval = Duration.seconds(5)

  private let folder: SweepFolder
  private let chunk: Int
  private let state = Mutex((state: ChunkState(), told: ContinuousClock.now))

  /// A report of a chunk, which begins.
  ///
  /// - Throws: ``ClusterError`` where the file cannot be written, or another process makes the same chunk.
  package init(_ chunk: Int, in folder: SweepFolder) throws(ClusterError) {
    self.folder = folder
    self.chunk = chunk
    if let other = folder.progress(of: chunk), folder.living(among: [chunk]).contains(chunk) {
      throw ClusterError("chunk \(chunk) is being made by process \(other.process) on \(other.host)")
    }
    try tell()
  }

  /// Counts a run that is done.
  package func add() { state.withLock { $0.state.done += 1 } }

  /// Tells when it is time; called often.
  package func tick() {
    guard state.withLock({ ContinuousClock.now - $0.told >= Self.interval }) else { return }
    // A shared folder that is away for a moment is no reason to end.
    try? tell()
  }

  /// Tells how it ended.
  package func end(_ phase: ChunkState.Phase) {
    state.withLock { $0.state.phase = phase }
    try? tell()
  }

  private func tell() throws(ClusterError) {
    let now = state.withLock { state in
      state.state.beat += 1
      state.told = .now
      return state.state
    }
    try folder.write(Array((StoredJSON.text(of: now) ?? "").utf8), to: "\(chunk).json")
  }
}
