import FileReading
import Wording

/// The console output of a training script: `Epoch [1/10] Loss: 9.23 lr=0.1`, or `{'loss': 2.1, 'epoch': 0.1}`.
///
/// The rows are lines with pairs of names and numbers, if their kind repeats; other lines are skipped.
enum ConsoleLog: LogFormat {
  /// The number of lines examined to recognize the format.
  private static let previewLines = 2_000

  /// Returns whether lines with the same names repeat and the text is not a table.
  static func recognizes(_ file: InputFile) -> Bool {
    guard file.isText, !file.isUTF16, let text = try? UTF8Text(file) else { return false }
    if let layout = try? TableLayout(of: text), layout.hasHeader, layout.columns.names.count > 1, layout.hasRows,
      LogNames.isTable(file.path) || isEven(layout)
    {
      return false
    }
    let lines = lines(of: text, limit: previewLines)
    return repeatedKinds(of: lines.map { ConsoleLine($0.text) }).isEmpty == false
  }

  /// Returns whether all rows at the top have as many cells as the header, including numbers.
  private static func isEven(_ layout: TableLayout) -> Bool {
    var scanner = layout.scanner
    var cells: [RecordScanner.Cell] = []
    var count = 0
    var hasNumbers = false
    while count < 64, (try? scanner.next(into: &cells)) == true {
      guard cells.count == layout.columns.names.count else { return count > 1 && hasNumbers }
      count += 1
      hasNumbers =
        hasNumbers
        || cells.contains { CellContent($0, in: scanner.bytes) != .text || WrittenNumber.isOne(scanner.text(of: $0)) }
    }
    return hasNumbers
  }

  static func read(_ file: InputFile) throws(LogError) -> [Log] {
    let text: UTF8Text
    do {
      text = try UTF8Text(file)
    } catch {
      throw .file(error)
    }
    let lines = lines(of: text, limit: .max)
    let read = lines.map { ConsoleLine($0.text) }
    let kinds = repeatedKinds(of: read)
    var columns: [ColumnBuilder] = []
    var positions: [String: Int] = [:]
    var row = 0
    var used = 0
    // Values printed on several lines of one epoch or step belong to the last count printed.
    var counts: [(name: String, value: Double)] = []
    for line in read {
      guard kinds.contains(line.kind) else { continue }
      used += 1
      let own = line.pairs.filter { ColumnName($0.name).axis != nil && ColumnName($0.name).axis?.axis != .time }
      if !own.isEmpty { counts = own.map { ($0.name, $0.value) } }
      guard own.count < line.pairs.count else { continue }
      for (name, value) in (own.isEmpty ? counts : []) + line.pairs {
        let position = positions[name] ?? columns.count
        if position == columns.count {
          positions[name] = position
          columns.append(ColumnBuilder(name: name))
        }
        columns[position].append(value, row: row)
      }
      row += 1
    }
    guard row > 0 else { throw .consoleOutput(path: file.path, isWandB: ConsoleOutput.isWandB(file)) }
    var remarks = ["console output: \(used.counted("line")) of \(lines.count.grouped) read"]
    let finished = columns.map { $0.column(remarks: &remarks) }
    return [
      Log(
        path: file.path, name: LogNames.stem(of: file.path), kind: .console, rowCount: row, columns: finished,
        remarks: remarks)
    ]
  }

  /// Returns the kinds of lines that occur at least twice and have something to draw.
  private static func repeatedKinds(of lines: [ConsoleLine]) -> Set<String> {
    var counts: [String: Int] = [:]
    var isTelling: Set<String> = []
    // `Epoch 1/10` alone on a line applies to the lines below it.
    var isCounting: Set<String> = []
    for line in lines where !line.pairs.isEmpty {
      counts[line.kind, default: 0] += 1
      if line.pairs.contains(where: { ColumnName($0.name).interest < 4 }) { isTelling.insert(line.kind) }
      if line.pairs.allSatisfy({ ColumnName($0.name).axis != nil }) { isCounting.insert(line.kind) }
    }
    let repeated = Set(counts.filter { $0.value > 1 }.keys)
    let telling = repeated.intersection(isTelling)
    return telling.isEmpty ? [] : telling.union(repeated.intersection(isCounting))
  }

  private static func lines(of text: UTF8Text, limit: Int) -> [(number: Int, text: Substring)] {
    var lines: [(number: Int, text: Substring)] = []
    // A progress bar overwrites its line.
    for line in text.text.utf8.split(separator: UInt8(ascii: "\n"), maxSplits: limit == .max ? .max : limit) {
      guard lines.count < limit else { break }
      let last = line.split(separator: UInt8(ascii: "\r")).last ?? line
      if last.count <= 4_096 { lines.append((lines.count + 1, Substring(last))) }
    }
    return lines
  }
}

/// Text that a program wrote to a terminal and that is not a table.
enum ConsoleOutput {
  /// Returns whether a text that is not a table is console output: its lines are prose or vary in their number of
  /// cells, and its name is not that of a table.
  static func isOne(_ file: InputFile, unreadableAsTable error: LogError) -> Bool {
    guard !LogNames.isTable(file.path) else { return false }
    switch error {
    case .ragged, .noNumbers, .noRows, .file(.unclosedQuote), .file(.textAfterQuote): return true
    default: return false
    }
  }

  /// Returns whether the file is the output of a run with Weights & Biases.
  static func isWandB(_ file: InputFile) -> Bool {
    let text = String(decoding: file.bytes.prefix(1 << 16), as: UTF8.self)
    return text.contains("wandb") || file.path.lowercased().contains("wandb")
  }
}
