import FileReading
package import GradientKit
import Wording

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the logs in files and folders.
///
/// Folders are searched recursively, in natural order, without hidden entries; the contents of each file decide whether
/// it is a log. Event files in one folder are one run, whose later files continue the earlier ones, as in TensorBoard.
/// Of adjacent checkpoints of Hugging Face's Trainer, only the last is read, because it contains the history of all; of
/// several formats of one run, only the first.
package struct LogSearch: Sendable {
  /// The logs, with unique names.
  package private(set) var logs: [Log] = []
  /// The files read, except pipes, with their hashes; empty unless requested.
  ///
  /// Names are whole paths, because programs give their files the same names in different folders.
  package private(set) var files: [DataFile] = []
  /// Remarks on entries of folders that were skipped, as sentences without a final full stop.
  package private(set) var remarks: [String] = []

  /// One file, or files in a folder that form one run.
  private struct Found {
    enum Kind {
      case file
      case eventFiles
      case mlflow
      case allenNLP
    }
    var kind: Kind
    var folder: String
    var files: [String]
  }

  /// The largest depth of nested folders.
  private static let depthLimit = 32

  /// Folders whose files are no files, and may never end.
  private static let system: Set<String> = ["/dev", "/proc", "/sys"]

  private var visited: Set<String> = []
  /// The folder that is searched, without links.
  private var root = ""
  private let hashesFiles: Bool
  private let isWritten: Bool

  /// Reads every given file and searches every given folder.
  ///
  /// - Parameters:
  ///   - paths: The files and folders.
  ///   - columns: The columns that always distinguish runs.
  ///   - hashesFiles: Whether to compute ``files``.
  ///   - isWritten: Whether the files are still being written, so that an unterminated last line is left out.
  /// - Throws: ``LogError`` for a named file that cannot be read, or a folder without logs; a file in a folder that
  ///   cannot be read only gives a remark, unless nothing else is found there.
  package init(
    _ paths: [String], toldApartBy columns: [String] = [], hashesFiles: Bool = false, isWritten: Bool = false
  ) throws(LogError) {
    self.hashesFiles = hashesFiles
    self.isWritten = isWritten
    var found: [Log] = []
    for path in paths {
      if Self.isFolder(path) {
        found += try search(path)
      } else {
        found += try read(path)
      }
    }
    logs = LogNames.setApart(Self.withParts(joined: found).flatMap { $0.runs(toldApartBy: columns) })
  }

  private init() { (hashesFiles, isWritten) = (false, false) }

  /// Returns the files that a search of these paths reads.
  ///
  /// - Throws: ``LogError`` for a folder that cannot be read.
  package static func files(in paths: [String]) throws(LogError) -> [String] {
    var search = LogSearch()
    var files: [String] = []
    for path in paths {
      if isFolder(path) {
        var found: [Found] = []
        try search.collect(in: path, depth: 0, into: &found)
        files += found.flatMap(\.files)
      } else {
        files.append(path)
      }
    }
    return files
  }

  // MARK: - Reading

  private mutating func search(_ folder: String) throws(LogError) -> [Log] {
    var runs: [Found] = []
    try collect(in: folder, depth: 0, into: &runs)
    guard !runs.isEmpty else { throw .noLogs(folder: folder) }

    var found: [Log] = []
    var faults: [LogError] = []
    for run in runs {
      do {
        let logs = try read(run)
        for log in logs where !log.columns.contains(where: { $0.name != "step" && $0.name != "wall_time" }) {
          remarks.append("passed over \(log.path): \(log.remarks.first ?? "there are no scalars in it")")
        }
        found += logs.filter { log in log.columns.contains { $0.name != "step" && $0.name != "wall_time" } }
      } catch {
        faults.append(error)
      }
    }
    if found.isEmpty, let fault = faults.first { throw fault }
    remarks += faults.map { "passed over \($0.description)" }
    return found
  }

  private mutating func read(_ run: Found) throws(LogError) -> [Log] {
    switch run.kind {
    case .file: return try read(run.files[0])
    case .eventFiles:
      var files: [(path: String, bytes: [UInt8])] = []
      for path in run.files {
        let file = try LogReader.file(at: path)
        note(file)
        files.append((path, file.bytes))
      }
      return [try EventLog.read(files, path: run.folder, name: LogNames.lastPart(of: run.folder))]
    case .mlflow:
      if hashesFiles { for path in run.files { note(try LogReader.file(at: path)) } }
      return [try MLflowRun.log(of: run.files, in: run.folder)]
    case .allenNLP:
      if hashesFiles { for path in run.files { note(try LogReader.file(at: path)) } }
      return [try AllenNLPRun.log(of: run.files, in: run.folder)]
    }
  }

  private mutating func read(_ path: String) throws(LogError) -> [Log] {
    var file = try LogReader.file(at: path)
    if isWritten { file = LogReader.withoutOpenLine(file) }
    guard hashesFiles, InputFile.isRegular(path) else { return try LogReader.logs(in: file) }
    let (result, sha256) = file.hashed { file in
      Result { () throws(LogError) in try LogReader.logs(in: file) }
    }
    files.append(DataFile(name: path, sha256: sha256))
    return try result.get()
  }

  private mutating func note(_ file: InputFile) {
    if hashesFiles { files.append(DataFile(name: file.path, sha256: file.sha256)) }
  }

  /// Returns the logs, joining files that hold single quantities of one run.
  private static func withParts(joined logs: [Log]) -> [Log] {
    struct Run: Hashable {
      let folder: String
      let name: String
    }
    func run(of log: Log) -> Run? {
      switch log.kind {
      case .tensorBoardDownload: Run(folder: folder(of: log.path), name: log.name)
      case .mlflow: Run(folder: log.path, name: log.name)
      default: nil
      }
    }
    var parts: [Run: [Log]] = [:]
    for log in logs { if let run = run(of: log) { parts[run, default: []].append(log) } }
    var seen: Set<Run> = []
    return logs.compactMap { log in
      guard let run = run(of: log), let all = parts[run], all.count > 1 else { return log }
      return seen.insert(run).inserted ? Log.joined(all, path: log.path, name: log.name) : nil
    }
  }

  // MARK: - Folders

  /// Collects the runs in a folder and its subfolders.
  private mutating func collect(in path: String, depth: Int, into found: inout [Found]) throws(LogError) {
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    // A link that leads above a folder would bring in everything, such as the whole machine.
    if depth == 0 { root = place }
    let isAbove = place != root && root.hasPrefix(place == "/" ? "/" : place + "/")
    guard !isAbove, depth == 0 || !Self.system.contains(place) else {
      return remarks.append("passed over \(path): \(isAbove ? "it is a link to a folder above" : "it has no logs")")
    }
    // A folder linked to from below itself is met again and again.
    guard depth < Self.depthLimit, visited.insert(place).inserted else { return }
    let folder: InputFolder
    do {
      folder = try InputFolder(path: path)
    } catch {
      guard depth > 0 else { throw .file(error) }
      remarks.append("passed over \(error.description)")
      return
    }
    let metrics = MLflowRun.metrics(in: folder)
    if !metrics.isEmpty {
      found.append(Found(kind: .mlflow, folder: path, files: metrics))
      return
    }

    let names = folder.names.filter { !$0.hasPrefix(".") }.sorted(by: NaturalOrder.precedes)
    let (folders, others) = Self.divided(names) { Self.isFolder(folder.path(of: $0)) }
    // A pipe or a device may never end.
    let files = others.filter { name in
      let path = folder.path(of: name)
      return InputFile.isRegular(path) || !FileManager.default.fileExists(atPath: path)
    }
    let events = files.filter { EventLog.recognizes(name: $0) }
    let copies = Set(
      files.filter { name in name.contains("tfevents") && events.contains { name != $0 && name.hasPrefix($0) } })
    let epochs = AllenNLPRun.files(among: files)
    var runs: [Found] = []
    if !epochs.isEmpty {
      runs.append(Found(kind: .allenNLP, folder: path, files: epochs.map(folder.path)))
    }
    let unclaimed = files.filter {
      !copies.contains($0) && !events.contains($0) && !(epochs.count > 0 && AllenNLPRun.owns($0))
    }
    let sniffed = unclaimed.compactMap { name in LogSniff(folder.path(of: name)).map { (name, $0) } }
    let hasOthers = !events.isEmpty || !epochs.isEmpty || sniffed.contains { $0.1 != .console }
    for (name, sniff) in sniffed where sniff != .console || !hasOthers {
      runs.append(Found(kind: .file, folder: path, files: [folder.path(of: name)]))
    }
    if !events.isEmpty { runs.append(Found(kind: .eventFiles, folder: path, files: events.map(folder.path))) }
    found += oncePerRun(runs, in: path)

    let checkpoints = folders.filter { Self.checkpoint($0) != nil }
    let last =
      names.contains("trainer_state.json")
      ? nil : checkpoints.max { (Self.checkpoint($0) ?? 0) < (Self.checkpoint($1) ?? 0) }
    for name in folders where (Self.checkpoint(name) == nil || name == last) && name != "latest-run" {
      try collect(in: folder.path(of: name), depth: depth + 1, into: &found)
    }
  }

  /// Returns the runs without those that repeat a run in another format in the same folder: Ray and Stable-Baselines
  /// write `progress.csv`, JSON lines and event files of the same numbers.
  private mutating func oncePerRun(_ runs: [Found], in folder: String) -> [Found] {
    func stem(_ run: Found) -> String {
      run.kind == .file ? LogNames.fileStem(of: run.files[0]) : run.kind == .eventFiles ? "events" : ""
    }
    let ranks = ["progress", "result", "events"]
    let same = runs.filter { ranks.contains(stem($0)) }
    guard same.count > 1, same.contains(where: { stem($0) == "progress" }),
      let first = same.min(by: {
        (ranks.firstIndex(of: stem($0)) ?? 9, $0.files[0]) < (ranks.firstIndex(of: stem($1)) ?? 9, $1.files[0])
      })
    else { return runs }
    let passed = same.filter { $0.files != first.files }
    remarks.append(
      "passed over \(passed.flatMap(\.files).map(LogNames.lastPart).listed) in \(folder): the same run as "
        + LogNames.lastPart(of: first.files[0]))
    return runs.filter { run in !passed.contains { $0.files == run.files } }
  }

  private static func divided(_ names: [String], _ isFirst: (String) -> Bool) -> ([String], [String]) {
    var (first, second): ([String], [String]) = ([], [])
    for name in names { if isFirst(name) { first.append(name) } else { second.append(name) } }
    return (first, second)
  }

  /// Returns the step of a checkpoint's folder, `checkpoint-500`.
  static func checkpoint(_ folder: String) -> Int? {
    folder.hasPrefix("checkpoint-") ? Int(folder.dropFirst("checkpoint-".count)) : nil
  }

  private static func folder(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}

/// The sizes and times of the log files in some paths, which change while a run is writing.
package struct LogStamp: Sendable, Equatable {
  private struct Entry: Sendable, Equatable {
    let path: String
    let size: UInt64
    let modified: Date
  }

  private var entries: [Entry] = []

  /// Records the files; those that cannot be examined are left out.
  package init(_ paths: [String]) {
    for path in (try? LogSearch.files(in: paths)) ?? [] {
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { continue }
      entries.append(
        Entry(
          path: path, size: attributes[.size] as? UInt64 ?? 0,
          modified: attributes[.modificationDate] as? Date ?? .distantPast))
    }
  }
}
