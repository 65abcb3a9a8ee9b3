import FileReading
import GradientKit
import Wording

/// The rows of a table as they are read: features are numbers, the target is numbers or text.
struct NumberTable {
  private let names: [String]
  private let target: Int
  private let missing: DelimitedFile.MissingCells?

  private var features: [Double] = []
  /// Where in `features` a mean has to be filled in.
  private var holes: [Int] = []
  private var targets: TargetColumn
  private var rowCount = 0
  private var rowsWithHoles = 0
  private var rowsWithoutTarget = 0

  /// A table without rows yet; `target` is the position of a column.
  init(names: [String], target: Int, missing: DelimitedFile.MissingCells?) {
    self.names = names
    self.target = target
    self.missing = missing
    targets = TargetColumn(name: names[target])
  }

  /// Reads all rows the scanner has and makes examples of them.
  mutating func read(_ scanner: RecordScanner) throws(DataError) -> Examples {
    var scanner = scanner
    var cells: [RecordScanner.Cell] = []
    while try DataError.wrapping({ () throws(FileError) in try scanner.next(into: &cells) }) {
      guard cells.count == names.count else {
        throw .ragged(path: scanner.path, line: cells[0].line, expected: names.count, found: cells.count)
      }
      try add(cells, of: scanner)
    }
    guard targets.count > 0 else {
      throw rowsWithoutTarget == rowCount
        ? .targetWithoutValues(path: scanner.path, column: names[target])
        : .everyRowDropped(path: scanner.path, rows: rowCount)
    }
    try fillHoles(path: scanner.path)
    return Examples(
      features: FeatureTable(doubles: features, width: names.count - 1), targets: try targets.targets(in: scanner))
  }

  /// What was done about missing cells.
  var remarks: [String] {
    var remarks: [String] = []
    if !holes.isEmpty {
      remarks.append(
        "\(holes.count.counted("missing cell")) filled with the column mean over all \(targets.count.counted("row")), "
          + "before any split")
    }
    if rowsWithHoles > 0 {
      remarks.append("\(rowsWithHoles.counted("row")) with missing cells dropped, \(targets.count.grouped) left")
    }
    if rowsWithoutTarget > 0 {
      remarks.append("\(rowsWithoutTarget.counted("row")) without a target dropped, \(targets.count.grouped) left")
    }
    return remarks
  }

  private mutating func add(_ cells: [RecordScanner.Cell], of scanner: RecordScanner) throws(DataError) {
    let firstHole = holes.count
    var targetContent = CellContent.missing
    for column in cells.indices {
      let cell = cells[column]
      let content = CellContent(cell, in: scanner.bytes)
      if content.isMissing, missing == nil {
        throw .missingCell(
          path: scanner.path, line: cell.line, column: names[column], text: scanner.text(of: cell).trimmed)
      }
      guard column != target else {
        targetContent = content
        continue
      }
      switch content {
      case .number(let value):
        features.append(value)
      case .missing, .nan:
        holes.append(features.count)
        features.append(0)
      case .infinite:
        throw .notFinite(path: scanner.path, line: cell.line, column: names[column], text: scanner.text(of: cell))
      case .text:
        throw .notANumber(path: scanner.path, line: cell.line, column: names[column], text: scanner.text(of: cell))
      }
    }
    rowCount += 1
    if targetContent.isMissing {
      rowsWithoutTarget += 1
    } else if missing == .drop, holes.count > firstHole {
      rowsWithHoles += 1
    } else {
      targets.append(cells[target], targetContent)
      return
    }
    features.removeLast(names.count - 1)
    holes.removeLast(holes.count - firstHole)
  }

  private mutating func fillHoles(path: String) throws(DataError) {
    let width = names.count - 1
    let inColumns = Dictionary(grouping: holes) { $0 % width }
    for (column, holes) in inColumns.sorted(by: { $0.key < $1.key }) {
      let known = targets.count - holes.count
      guard known > 0 else {
        throw .columnWithoutValues(path: path, column: names[column < target ? column : column + 1])
      }
      // The holes hold zeros, which add nothing.
      var sum = 0.0
      for index in stride(from: column, to: features.count, by: width) { sum += features[index] }
      var mean = sum / Double(known)
      if !mean.isFinite {
        mean = 0
        for index in stride(from: column, to: features.count, by: width) { mean += features[index] / Double(known) }
      }
      for hole in holes { features[hole] = mean }
    }
  }
}
