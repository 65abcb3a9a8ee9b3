import FileReading

/// A way to group runs.
package enum LogGrouping: Sendable, Codable, Hashable {
  /// Runs whose names differ only in a seed: the number after the word seed, else the last number.
  case seeds
  /// Runs read from the same folder.
  case folder
  /// Runs with the same value in a column.
  case column(String)
  /// Runs whose names match a pattern with `*`; each of the others forms its own group.
  case pattern(String)

  /// Creates the grouping that the user wrote: `seeds`, `folder`, a pattern, or the name of a column.
  package init(_ text: String) {
    switch text.lowercased() {
    case "seed", "seeds": self = .seeds
    case "folder", "folders": self = .folder
    default: self = NamePattern(text).isGlob ? .pattern(text) : .column(text)
    }
  }

  /// The columns whose values always distinguish runs.
  package var columns: [String] { if case .column(let name) = self { [name] } else { [] } }

  /// Returns the non-empty groups with their names, in the order of their first logs.
  ///
  /// - Throws: ``LogError`` if no log has the column.
  package func groups(of logs: [Log]) throws(LogError) -> [(name: String, logs: [Log])] {
    if case .column(let name) = self, !logs.contains(where: { Self.column(name, of: $0) != nil }) {
      var seen: Set<String> = []
      throw .noSuchColumn(
        pattern: name,
        columns: ["seeds", "folder"] + logs.flatMap(\.columns).map(\.name).filter { seen.insert($0).inserted })
    }
    let folders = self == .folder ? LogNames.foldersApart(logs.map(\.path)) : []
    var groups: [(name: String, logs: [Log])] = []
    var positions: [String: Int] = [:]
    for (index, log) in logs.enumerated() {
      let name = folders.isEmpty ? self.name(for: log) : folders[index]
      if let position = positions[name] {
        groups[position].logs.append(log)
      } else {
        positions[name] = groups.count
        groups.append((name, [log]))
      }
    }
    return groups
  }

  private func name(for log: Log) -> String {
    switch self {
    case .seeds:
      return Self.withoutSeed(log.name)
    case .folder:
      return LogNames.folderName(of: log.path) ?? "."
    case .column(let name):
      switch Self.column(name, of: log)?.cells {
      case .texts(let texts)?: return texts.first ?? "\(name) not given"
      case .numbers(let numbers)?:
        return numbers.first.map { "\(name) \(LogColumn.word($0))" } ?? "\(name) not given"
      case nil: return "\(name) not given"
      }
    case .pattern(let text):
      return NamePattern(text).matches(log.name) ? text : log.name
    }
  }

  private static func column(_ name: String, of log: Log) -> LogColumn? {
    log.column(name) ?? log.columns.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Returns the name without its seed and the separators before it; `seeds` if nothing is left.
  private static func withoutSeed(_ name: String) -> String {
    let characters = Array(name)
    var numbers: [Range<Int>] = []
    for index in characters.indices where characters[index].isASCII && characters[index].isNumber {
      if let last = numbers.last, last.upperBound == index {
        numbers[numbers.count - 1] = last.lowerBound..<(index + 1)
      } else {
        numbers.append(index..<(index + 1))
      }
    }
    func isMark(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }
    /// Returns where the word before a number begins, if it is `seed`.
    func seedWord(before number: Range<Int>) -> Int? {
      var end = number.lowerBound
      while end > 0, isMark(characters[end - 1]), characters[end - 1] != "/" { end -= 1 }
      guard end >= 4, String(characters[(end - 4)..<end]).lowercased() == "seed" else { return nil }
      return end - 4
    }
    guard let number = numbers.last(where: { seedWord(before: $0) != nil }) ?? numbers.last else { return name }
    var start = seedWord(before: number) ?? number.lowerBound
    while start > 0, isMark(characters[start - 1]) { start -= 1 }
    let rest = String(characters[..<start] + characters[number.upperBound...])
    return rest.isEmpty ? "seeds" : rest
  }
}
