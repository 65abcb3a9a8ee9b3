import FileReading

/// The names of files with logs, and what runs are called after them.
package enum LogNames {
  /// What a search looks for, in words.
  package static let searched =
    "tables, JSON lines, trainer_state.json, evaluations.npz, TensorBoard event files, runs of W&B and MLflow, and what "
    + "programs printed"

  /// Whether the name ends as a table's does.
  static func isTable(_ path: String) -> Bool { [".csv", ".tsv"].contains { path.lowercased().hasSuffix($0) } }

  /// Whether the name ends as that of JSON does.
  static func isJSON(_ path: String) -> Bool {
    [".json", ".jsonl", ".ndjson"].contains { path.lowercased().hasSuffix($0) }
  }

  /// The last part of a path.
  static func lastPart(of path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }

  /// The file's name without what follows its last dot.
  static func fileStem(of path: String) -> String {
    let name = lastPart(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The name of the folder a file is in; `nil` where the path has none.
  static func folderName(of path: String) -> String? {
    path.split(separator: "/").dropLast().last.map { String($0) }.flatMap { $0 == "." || $0 == ".." ? nil : $0 }
  }

  /// The folders of files, each by its path without what all have in common at the start.
  static func foldersApart(_ paths: [String]) -> [String] {
    var folders = paths.map { $0.split(separator: "/").dropLast().map { String($0) } }
    while let first = folders.first?.first, folders.allSatisfy({ $0.count > 1 && $0.first == first }) {
      for index in folders.indices { folders[index].removeFirst() }
    }
    return folders.map { $0.isEmpty ? "." : $0.joined(separator: "/") }
  }

  /// Names that fit into a figure: without the parts all of them have in common at the start and the end, but for one of two
  /// or more words that says what they are about.
  package static func shortened(_ names: [String], to limit: Int) -> [String] {
    guard names.contains(where: { $0.count > limit }), names.count > 1, Set(names).count > 1 else { return names }
    func isMark(_ character: Character) -> Bool { !character.isLetter && !character.isNumber && character != "." }
    let characters = names.map(Array.init)
    let shortest = characters.map(\.count).min() ?? 0
    var (start, end) = (0, 0)
    while start < shortest, characters.allSatisfy({ $0[start] == characters[0][start] }) { start += 1 }
    while end < shortest - start,
      characters.allSatisfy({ $0[$0.count - 1 - end] == characters[0][characters[0].count - 1 - end] })
    {
      end += 1
    }
    // Words and numbers stay whole.
    while start > 0, !isMark(characters[0][start - 1]) { start -= 1 }
    while end > 0, !isMark(characters[0][characters[0].count - end]) { end -= 1 }
    return characters.map { name in
      let middle = Array(name[start..<(name.count - end)])
      guard middle.count > limit, limit > 4 else { return middle.isEmpty ? String(name) : String(middle) }
      let half = (limit - 1) / 2
      return String(middle.prefix(limit - 1 - half)) + "…" + String(middle.suffix(half))
    }
  }

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
    "metrics", "results", "result", "progress", "monitor", "log", "logs", "training", "history", "trainer_state",
    "evaluations", "0",
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
