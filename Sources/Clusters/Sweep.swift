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

/// Runs of a question that were handed out to other processes, in chunks.
package struct Sweep: Sendable, Codable {
  /// The name of the study.
  package let study: String
  /// The plan, as JSON.
  package let plan: String
  /// The command, for reading.
  package let command: String
  /// The version of the program.
  package let version: String
  /// The kind of processor whose numbers are asked for.
  package let processor: String
  /// The files that examples come from.
  package let files: [DataFile]
  /// The hashes of the sources of plugins that are needed.
  let plugins: [String]
  /// All runs.
  package private(set) var total = 0
  /// The runs that were missing when they were handed out.
  package private(set) var missing = 0
  /// The number of chunks.
  package private(set) var chunks = 0
  /// How often a process whose time was up is started again.
  package private(set) var retries = 0
  /// The job of the batch system that computes the chunks.
  package internal(set) var job: String?
  /// When it was handed out, in seconds since 1970.
  package private(set) var made: Int64 = 0

  /// A question that nothing is known of yet.
  package init(
    study: String, plan: String, command: String, version: String, processor: String, files: [DataFile],
    plugins: [String]
  ) {
    (self.study, self.plan, self.command, self.version) = (study, plan, command, version)
    (self.processor, self.files, self.plugins) = (processor, files, plugins)
  }

  /// The question with what is to be done of it, on a target that allows at most so many chunks.
  package func divided(_ outline: SweepOutline, for target: ClusterTarget, atMost limit: Int) -> Sweep {
    var sweep = self
    (sweep.total, sweep.missing) = (outline.total, outline.missingCount)
    let most = max(1, outline.missing.groupCount)
    sweep.chunks = target.tasks.map { min($0, most) } ?? outline.chunks(cores: target.cores, atMost: limit)
    sweep.retries = target.retries
    sweep.made = Int64(Date().timeIntervalSince1970)
    return sweep
  }

  /// Whether both ask for the same.
  package func asksSame(as other: Sweep) -> Bool {
    (study, plan, version, processor, files) == (other.study, other.plan, other.version, other.processor, other.files)
      && plugins == other.plugins
  }
}

/// The folder of a sweep in that of a store: its question, which runs are missing, and a file of runs, a log and a state for
/// every chunk.
package struct SweepFolder: Sendable {
  /// The folder.
  package let path: String

  /// The folder at a path.
  package init(_ path: String) { self.path = path }

  /// A new one in a store, with a number of its own.
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

  /// Those of a store, the oldest first.
  package static func all(in store: String) -> [SweepFolder] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent(in: store))) ?? []
    return names.compactMap { Int($0) }.sorted().map { SweepFolder("\(parent(in: store))/\($0)") }
  }

  private static func parent(in store: String) -> String { store + "/sweeps" }

  /// Its number.
  package var number: Int { path.split(separator: "/").last.flatMap { Int($0) } ?? 0 }

  /// The sweep.
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

  /// Writes the sweep with what is missing of it.
  package func write(_ sweep: Sweep, _ outline: SweepOutline) throws(ClusterError) {
    try write(outline.missing.bytes, to: "missing")
    try write(sweep)
  }

  /// Which runs were missing.
  func missing() throws(ClusterError) -> MissingRuns {
    guard let bytes = FileManager.default.contents(atPath: path + "/missing") else {
      throw ClusterError("\(path)/missing cannot be read")
    }
    return MissingRuns(bytes: [UInt8](bytes))
  }

  /// Writes a file into the folder.
  func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o644) throws(ClusterError) {
    do throws(SystemFailure) {
      try TemporaryFile.replace(path + "/" + name, with: bytes, mode: mode)
    } catch {
      throw ClusterError("\(path)/\(name) cannot be written: \(error)")
    }
  }

  /// The file with the runs of a chunk; chunks count from 1.
  package func runs(of chunk: Int) -> String { "\(path)/\(chunk).sqlite" }

  /// What the process of a chunk says.
  func log(of chunk: Int) -> String { "\(path)/\(chunk).log" }

  /// The file in which the process of a chunk tells how far it is.
  func state(of chunk: Int) -> String { "\(path)/\(chunk).json" }

  /// The last line of a chunk's log; empty where there is none.
  func lastWords(of chunk: Int) -> String {
    let bytes = FileManager.default.contents(atPath: log(of: chunk))?.suffix(4096) ?? Data()
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
  }
}

/// A compiled plugin in the folder of a sweep; what it is called by has the hashes of its sources, by which runs know it, and
/// of the library itself, so that a command that names it runs nothing else.
package struct SweepPlugin: Sendable {
  /// The library.
  package let path: String
  /// The hash of its sources.
  package let sources: String
  /// The hash of the library.
  package let library: String

  /// The plugin at a path; `nil` where that has no hashes.
  package init?(path: String) {
    let folders = path.split(separator: "/")
    guard folders.count > 1 else { return nil }
    let hashes = folders[folders.count - 2].split(separator: "-").map(String.init)
    guard hashes.count == 2, hashes.allSatisfy({ $0.count == 64 }) else { return nil }
    (self.path, sources, library) = (path, hashes[0], hashes[1])
  }

  /// Writes a library into the folder of a sweep.
  package init(
    _ type: String, bytes: [UInt8], sources: String, library: String, in folder: SweepFolder
  ) throws(ClusterError) {
    let name = "plugins/\(sources)-\(library)"
    do throws(SystemFailure) {
      // Others may not write to it.
      try TemporaryFile.makeFolder("\(folder.path)/\(name)", mode: 0o755)
    } catch {
      throw ClusterError("\(folder.path)/\(name) cannot be made: \(error)")
    }
    try folder.write(bytes, to: "\(name)/\(type).so")
    (path, self.sources, self.library) = ("\(folder.path)/\(name)/\(type).so", sources, library)
  }
}
