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

/// The state of a chunk's process, in a file that the process rewrites regularly; its runs cannot be opened while it is
/// alive.
package struct ChunkState: Sendable, Codable {
  /// A phase of the process.
  package enum Phase: String, Sendable, Codable {
    /// The process computes runs.
    case working
    /// The process has computed all runs.
    case done
    /// The process was stopped early.
    case stopped
    /// The process failed.
    case failed
  }

  /// The current phase.
  package fileprivate(set) var phase = Phase.working
  /// The number of finished runs.
  package fileprivate(set) var done = 0
  /// The name of the machine.
  var host = ChunkState.thisHost
  /// The process ID.
  var process = getpid()
  /// The number of reports so far.
  fileprivate var beat = 0

  /// The name of this machine.
  fileprivate static let thisHost: String = {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }()

  /// Whether the process may be alive; on other machines this is unknown.
  var mayBeAlive: Bool {
    guard phase == .working else { return false }
    return host != Self.thisHost || kill(process, 0) == 0 || errno != ESRCH
  }
}

extension SweepFolder {
  /// Returns the last state that the process of a chunk reported; `nil` if there is none.
  package func progress(of chunk: Int) -> ChunkState? {
    FileManager.default.contents(atPath: state(of: chunk)).flatMap {
      StoredJSON.value(ChunkState.self, of: String(decoding: $0, as: UTF8.self))
    }
  }

  /// Returns the seconds since the process of a chunk last reported.
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

  /// Returns those of the chunks whose processes are alive.
  ///
  /// A process that was killed on another machine stops reporting; detecting this takes three report intervals.
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

/// Reports the state of a chunk's process.
package final class ChunkReport: Sendable {
  /// The interval between two reports.
  static let interval = Duration.seconds(5)

  private let folder: SweepFolder
  private let chunk: Int
  private let state = Mutex((state: ChunkState(), told: ContinuousClock.now))

  /// Creates the reporter of a chunk and writes the first report.
  ///
  /// - Throws: ``ClusterError`` if the file cannot be written, or another process computes the same chunk.
  package init(_ chunk: Int, in folder: SweepFolder) throws(ClusterError) {
    self.folder = folder
    self.chunk = chunk
    if let other = folder.progress(of: chunk), folder.living(among: [chunk]).contains(chunk) {
      throw ClusterError("chunk \(chunk) is being made by process \(other.process) on \(other.host)")
    }
    try tell()
  }

  /// Counts a finished run.
  package func add() { state.withLock { $0.state.done += 1 } }

  /// Reports if the interval has passed; called often.
  package func tick() {
    guard state.withLock({ ContinuousClock.now - $0.told >= Self.interval }) else { return }
    // A shared folder may be unavailable for a moment, which is no reason to stop.
    try? tell()
  }

  /// Reports the final phase.
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
