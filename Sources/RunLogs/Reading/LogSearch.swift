import FileReading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the logs that files and folders hold.
///
/// Folders are searched with everything below them, in natural order, but for hidden ones. Event files in one folder are
/// one run, whose later files continue the earlier, as in TensorBoard. Of the checkpoints that Hugging Face's Trainer
/// leaves beside one another only the last is read, since it has the history of all.
package struct LogSearch: Sendable {
  /// The logs, each with a name of its own.
  package private(set) var logs: [Log] = []
  /// What was passed over in folders, and why, as sentences without their full stop.
  package private(set) var remarks: [String] = []

  /// Folders nested deeper than this are passed over.
  private static let depthLimit = 32

  private var visited: Set<String> = []

  /// Reads every file given, and searches every folder given.
  ///
  /// - Throws: ``LogError`` for a file given by name that cannot be read, or a folder without logs; a file found in a
  ///   folder that cannot be read is a remark, unless nothing else was found there.
  package init(_ paths: [String]) throws(LogError) {
    for path in paths {
      if Self.isFolder(path) {
        try search(path)
      } else {
        logs += try LogReader.logs(in: path)
      }
    }
    logs = LogNames.setApart(logs.flatMap(\.runs))
  }

  private init() {}

  /// The files that are read where these paths are searched.
  ///
  /// - Throws: ``LogError`` for a folder that cannot be read.
  package static func files(in paths: [String]) throws(LogError) -> [String] {
    var search = LogSearch()
    var files: [String] = []
    for path in paths {
      if isFolder(path) {
        try search.collect(in: path, depth: 0, into: &files)
      } else {
        files.append(path)
      }
    }
    return files
  }

  private mutating func search(_ folder: String) throws(LogError) {
    var files: [String] = []
    try collect(in: folder, depth: 0, into: &files)
    guard !files.isEmpty else { throw .noLogs(folder: folder) }

    var found: [Log] = []
    var faults: [LogError] = []
    let eventFiles = Dictionary(grouping: files.filter(Self.isEventFile)) { Self.folder(of: $0) }
    for file in files {
      do {
        guard let parts = eventFiles[Self.folder(of: file)], Self.isEventFile(file) else {
          found += try LogReader.logs(in: file)
          continue
        }
        guard file == parts.first else { continue }
        let run = try Self.run(of: parts, in: Self.folder(of: file))
        if run.columns.contains(where: { $0.name != "step" && $0.name != "wall_time" }) {
          found.append(run)
        } else {
          remarks.append("passed over \(run.path): \(run.remarks.first ?? "there are no scalars in it")")
        }
      } catch {
        faults.append(error)
      }
    }
    if found.isEmpty, let fault = faults.first { throw fault }
    remarks += faults.map { "passed over \($0.description)" }
    logs += found
  }

  /// The files in a folder and below it that have the names of logs.
  private mutating func collect(
    in path: String, depth: Int, into files: inout [String]
  ) throws(LogError) {
    // A folder linked to from below itself is met again and again.
    guard depth < Self.depthLimit,
      visited.insert(URL(fileURLWithPath: path).resolvingSymlinksInPath().path).inserted
    else { return }
    let folder: InputFolder
    do {
      folder = try InputFolder(path: path)
    } catch {
      guard depth > 0 else { throw .file(error) }
      remarks.append("passed over \(error.description)")
      return
    }
    let names = folder.names.filter { !$0.hasPrefix(".") }.sorted(by: NaturalOrder.precedes)
    var folders: [String] = []
    for name in names {
      if Self.isFolder(folder.path(of: name)) {
        folders.append(name)
      } else if LogNames.isSearched(name), !Self.isCopy(name, among: names) {
        files.append(folder.path(of: name))
      }
    }
    let checkpoints = folders.filter { Self.checkpoint($0) != nil }
    let last =
      names.contains("trainer_state.json")
      ? nil : checkpoints.max { (Self.checkpoint($0) ?? 0) < (Self.checkpoint($1) ?? 0) }
    for name in folders where Self.checkpoint(name) == nil || name == last {
      try collect(in: folder.path(of: name), depth: depth + 1, into: &files)
    }
  }

  /// The step of a checkpoint's folder, `checkpoint-500`.
  static func checkpoint(_ folder: String) -> Int? {
    folder.hasPrefix("checkpoint-") ? Int(folder.dropFirst("checkpoint-".count)) : nil
  }

  /// Whether a table was made of an event file beside it, after which it is named.
  private static func isCopy(_ name: String, among names: [String]) -> Bool {
    LogNames.isTable(name) && names.contains { EventLog.recognizes(name: $0) && name.hasPrefix($0) }
  }

  private static func isEventFile(_ path: String) -> Bool { EventLog.recognizes(name: LogNames.lastPart(of: path)) }

  private static func folder(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// The run that event files of one folder are parts of.
  private static func run(of paths: [String], in folder: String) throws(LogError) -> Log {
    do {
      let files = try paths.map { path in (path: path, bytes: try InputFile(path: path).bytes) }
      return try EventLog.read(files, path: folder, name: LogNames.lastPart(of: folder))
    } catch let error as LogError {
      throw error
    } catch let error as FileError {
      throw .file(error)
    } catch {
      throw .damaged(path: folder, what: "cannot be read")
    }
  }
}
