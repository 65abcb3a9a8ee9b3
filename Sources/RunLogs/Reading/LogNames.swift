import FileReading

/// The names of files with logs, and what runs are called after them.
package enum LogNames {
  /// The names that a search looks for, in words.
  package static let searched =
    "*.csv, *.tsv, *.jsonl, *.ndjson, *trainer_state.json, log.txt, evaluations.npz and TensorBoard event files (*tfevents*)"

  /// Whether a search takes a file with this name.
  static func isSearched(_ name: String) -> Bool {
    let name = name.lowercased()
    return EventLog.recognizes(name: name) || isTable(name) || isJSON(name) && !name.hasSuffix(".json")
      || name.hasSuffix("trainer_state.json") || name == "log.txt" || name == "evaluations.npz"
  }

  /// Whether the name ends as a table's does.
  static func isTable(_ path: String) -> Bool { [".csv", ".tsv"].contains { path.lowercased().hasSuffix($0) } }

  /// Whether the name ends as that of JSON does.
  static func isJSON(_ path: String) -> Bool {
    [".json", ".jsonl", ".ndjson"].contains { path.lowercased().hasSuffix($0) }
  }

  /// The last part of a path.
  static func lastPart(of path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }

  /// The file's name without what follows its last dot; that of the folder for an event file.
  static func stem(of path: String) -> String { parts(of: path).last ?? path }

  /// Gives each log a name that no other has: the ends of their paths, equally many parts of each, as few as will do, and
  /// without endings they have in common.
  ///
  /// A name that every program gives its file, such as `metrics.csv`, says nothing: the folder's stands for it. Runs that
  /// are in one file have their names there besides.
  package static func setApart(_ logs: [Log]) -> [Log] {
    var parts = logs.map { log in
      self.parts(of: log.path) + (log.name == stem(of: log.path) || log.kind == .tensorBoard ? [] : [log.name])
    }
    while parts.count > 1, Set(parts).count > 1, let last = parts[0].last,
      parts.allSatisfy({ $0.count > 1 && $0.last == last })
    {
      for index in parts.indices { parts[index].removeLast() }
    }
    let longest = parts.map(\.count).max() ?? 1
    let length =
      (1...longest).first { length in Set(parts.map { $0.suffix(length) }).count == Set(parts).count } ?? longest
    var named = logs
    for index in logs.indices { named[index].name = parts[index].suffix(length).joined(separator: "/") }
    // One file given twice.
    var seen: [String: Int] = [:]
    for index in named.indices {
      let name = named[index].name
      seen[name, default: 0] += 1
      if let count = seen[name], count > 1 { named[index].name = "\(name) (\(count))" }
    }
    return named
  }

  private static let sayingNothing: Set<String> = [
    "metrics", "results", "progress", "monitor", "log", "logs", "training", "history", "trainer_state", "evaluations",
    "0",
  ]

  /// The parts of a path that can name a run: folders, and the file's name unless it says nothing.
  private static func parts(of path: String) -> [String] {
    var parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }.map { String($0) }
    guard let file = parts.popLast() else { return [path] }
    if EventLog.recognizes(name: file) { return parts.isEmpty ? [file] : parts }
    var stem = file[...]
    for ending in ["", ".monitor"] {
      if ending.isEmpty, let dot = stem.lastIndex(of: "."), dot != stem.startIndex { stem = stem[..<dot] }
      if !ending.isEmpty, stem.hasSuffix(ending), stem.count > ending.count { stem = stem.dropLast(ending.count) }
    }
    guard sayingNothing.contains(stem.lowercased()), !parts.isEmpty else { return parts + [String(stem)] }
    // Hugging Face's checkpoints are of one run.
    if parts.count > 1, let last = parts.last, LogSearch.checkpoint(last) != nil { parts.removeLast() }
    return parts
  }
}
