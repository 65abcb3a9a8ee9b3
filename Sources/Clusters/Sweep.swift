import FileWriting
package import GradientKit
import RunStore

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

/// The runs of a study that other processes compute, in chunks.
package struct Sweep: Sendable, Codable {
  /// The name of the study.
  package let study: String
  /// The plan, as JSON.
  package let plan: String
  /// The command, for display only.
  package let command: String
  /// The version of gdplot.
  package let version: String
  /// The kind of processor that determines the numbers.
  package let processor: String
  /// The files that the examples come from.
  package let files: [DataFile]
  /// The hashes of the required plugins' sources.
  let plugins: [String]
  /// The number of runs.
  package private(set) var total = 0
  /// The number of runs that were missing when the sweep was made.
  package private(set) var missing = 0
  /// The number of chunks.
  package private(set) var chunks = 0
  /// The maximum number of restarts of a process that runs out of time.
  package private(set) var retries = 0
  /// The ID of the batch system's job that computes the chunks.
  package internal(set) var job: String?
  /// When the sweep was made, in seconds since 1970.
  package private(set) var made: Int64 = 0

  /// Creates a sweep that is not yet divided into chunks.
  package init(
    study: String, plan: String, command: String, version: String, processor: String, files: [DataFile],
    plugins: [String]
  ) {
    (self.study, self.plan, self.command, self.version) = (study, plan, command, version)
    (self.processor, self.files, self.plugins) = (processor, files, plugins)
  }

  /// Returns the sweep divided into chunks for a target that allows at most `limit` of them.
  package func divided(_ outline: SweepOutline, for target: ClusterTarget, atMost limit: Int) -> Sweep {
    var sweep = self
    (sweep.total, sweep.missing) = (outline.total, outline.missingCount)
    let most = max(1, outline.missing.groupCount)
    sweep.chunks = target.tasks.map { min($0, most) } ?? outline.chunks(cores: target.cores, atMost: limit)
    sweep.retries = target.retries
    sweep.made = Int64(Date().timeIntervalSince1970)
    return sweep
  }

  /// Whether both sweeps compute the same runs.
  package func asksSame(as other: Sweep) -> Bool {
    (study, plan, version, processor, files) == (other.study, other.plan, other.version, other.processor, other.files)
      && plugins == other.plugins
  }
}

/// The folder of a sweep inside a store's: the sweep, its missing runs, and the runs, log and state of each chunk.
package struct SweepFolder: Sendable {
  /// The folder's path.
  package let path: String

  /// Refers to the folder at a path.
  package init(_ path: String) { self.path = path }

  /// Creates a new folder in a store, with its own number.
  package init(in store: String) throws(ClusterError) {
    let parent = Self.parent(in: store)
    do throws(SystemFailure) {
      try TemporaryFile.makeFolder(parent, mode: 0o777)
      var number = (Self.all(in: store).last?.number ?? 0) + 1
      while mkdir("\(parent)/\(number)", 0o777) != 0 {
        guard errno == EEXIST else { throw SystemFailure() }
        number += 1
      }
      path = "\(parent)/\(number)"
    } catch {
      throw ClusterError("\(parent) cannot be made: \(error)")
    }
  }

  /// Returns the folders of a store's sweeps, oldest first.
  package static func all(in store: String) -> [SweepFolder] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent(in: store))) ?? []
    return names.compactMap { Int($0) }.sorted().map { SweepFolder("\(parent(in: store))/\($0)") }
  }

  private static func parent(in store: String) -> String { store + "/sweeps" }

  /// The number of the sweep.
  package var number: Int { path.split(separator: "/").last.flatMap { Int($0) } ?? 0 }

  /// Reads the sweep.
  package func sweep() throws(ClusterError) -> Sweep {
    guard let bytes = FileManager.default.contents(atPath: path + "/sweep.json"),
      let sweep = StoredJSON.value(Sweep.self, of: String(decoding: bytes, as: UTF8.self))
    else {
      throw ClusterError(
        usage: "\(path) is no folder of a sweep; figure commands with --on make them in the folder of --store")
    }
    return sweep
  }

  /// Writes the sweep.
  func write(_ sweep: Sweep) throws(ClusterError) {
    try write(Array((StoredJSON.text(of: sweep) ?? "").utf8), to: "sweep.json")
  }

  /// Writes the sweep and its missing runs.
  package func write(_ sweep: Sweep, _ outline: SweepOutline) throws(ClusterError) {
    try write(outline.missing.bytes, to: "missing")
    try write(sweep)
  }

  /// Reads which runs were missing.
  func missing() throws(ClusterError) -> MissingRuns {
    guard let bytes = FileManager.default.contents(atPath: path + "/missing") else {
      throw ClusterError("\(path)/missing cannot be read")
    }
    return MissingRuns(bytes: [UInt8](bytes))
  }

  /// Writes a file in the folder.
  func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o644) throws(ClusterError) {
    do throws(SystemFailure) {
      try TemporaryFile.replace(path + "/" + name, with: bytes, mode: mode)
    } catch {
      throw ClusterError("\(path)/\(name) cannot be written: \(error)")
    }
  }

  /// Returns the path of a chunk's runs; chunks count from 1.
  package func runs(of chunk: Int) -> String { "\(path)/\(chunk).sqlite" }

  /// Returns the path of a chunk's log.
  func log(of chunk: Int) -> String { "\(path)/\(chunk).log" }

  /// Returns the path of the file that holds the state of a chunk's process.
  func state(of chunk: Int) -> String { "\(path)/\(chunk).json" }

  /// Returns the last line of a chunk's log; empty if there is none.
  func lastWords(of chunk: Int) -> String {
    let bytes = FileManager.default.contents(atPath: log(of: chunk))?.suffix(4096) ?? Data()
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
  }
}

/// A compiled plugin in a sweep's folder.
///
/// Its path contains the hash of its sources, which identifies it in runs, and the hash of the library, so that a
/// command with this path cannot run anything else.
package struct SweepPlugin: Sendable {
  /// The library's path.
  package let path: String
  /// The hash of its sources.
  package let sources: String
  /// The hash of the library.
  package let library: String

  /// Refers to the plugin at a path; `nil` if the path contains no hashes.
  package init?(path: String) {
    let folders = path.split(separator: "/")
    guard folders.count > 1 else { return nil }
    let hashes = folders[folders.count - 2].split(separator: "-").map(String.init)
    guard hashes.count == 2, hashes.allSatisfy({ $0.count == 64 }) else { return nil }
    (self.path, sources, library) = (path, hashes[0], hashes[1])
  }

  /// Writes a library to a sweep's folder.
  package init(
    _ type: String, bytes: [UInt8], sources: String, library: String, in folder: SweepFolder
  ) throws(ClusterError) {
    let name = "plugins/\(sources)-\(library)"
    do throws(SystemFailure) {
      // Only this user may write to it.
      try TemporaryFile.makeFolder("\(folder.path)/\(name)", mode: 0o755)
    } catch {
      throw ClusterError("\(folder.path)/\(name) cannot be made: \(error)")
    }
    try folder.write(bytes, to: "\(name)/\(type).so")
    (path, self.sources, self.library) = ("\(folder.path)/\(name)/\(type).so", sources, library)
  }
}
