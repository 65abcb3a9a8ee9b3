import FileReading

/// The names of log files and of the runs in them.
package enum LogNames {
  /// The names that a search matches, in words.
  package static let searched =
    "tables, JSON lines, trainer_state.json, evaluations.npz, TensorBoard event files, runs of W&B and MLflow, and what "
    + "programs printed"

  /// Returns whether the name has the extension of a table.
  static func isTable(_ path: String) -> Bool { [".csv", ".tsv"].contains { path.lowercased().hasSuffix($0) } }

  /// Returns whether the name has an extension of JSON.
  static func isJSON(_ path: String) -> Bool {
    [".json", ".jsonl", ".ndjson"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Returns the last component of a path.
  static func lastPart(of path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }

  /// Returns the name of the file without its extension.
  static func fileStem(of path: String) -> String {
    let name = lastPart(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Returns the name of the folder of a file; `nil` if the path has none.
  static func folderName(of path: String) -> String? {
    path.split(separator: "/").dropLast().last.map { String($0) }.flatMap { $0 == "." || $0 == ".." ? nil : $0 }
  }

  /// Returns the folders of files, without their common prefix.
  static func foldersApart(_ paths: [String]) -> [String] {
    var folders = paths.map { $0.split(separator: "/").dropLast().map { String($0) } }
    while let first = folders.first?.first, folders.allSatisfy({ $0.count > 1 && $0.first == first }) {
      for index in folders.indices { folders[index].removeFirst() }
    }
    return folders.map { $0.isEmpty ? "." : $0.joined(separator: "/") }
  }

  /// Returns names that fit in a figure: without their common prefix and suffix, except for one of two or more words
  /// that says what they measure.
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

  /// Returns the name of the file without its extension; for an event file, that of its folder.
  static func stem(of path: String) -> String { parts(of: path).last ?? path }

  /// Gives each log a unique name: the last components of its path, equally many for all and as few as possible,
  /// without common extensions.
  ///
  /// A generic file name such as `metrics.csv` is replaced by that of its folder. Runs in one file also have their
  /// names in it.
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

  /// Returns the components of a path that can name a run: folders, and the file unless its name is generic.
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
    // Hugging Face's checkpoints belong to one run.
    if parts.count > 1, let last = parts.last, LogSearch.checkpoint(last) != nil { parts.removeLast() }
    return parts
  }
}
