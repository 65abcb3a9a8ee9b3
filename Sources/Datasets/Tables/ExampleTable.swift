import FileReading
import GradientKit
import Wording

/// The rows of a table while they are read: feature columns and the target.
struct ExampleTable {
  private let names: [String]
  private let target: Int
  private let missing: DelimitedFile.MissingCells?

  private var columns: [FeatureColumn]
  /// The indices of the feature cells in a row.
  private let places: [Int]
  private var targetCells: [(cell: RecordScanner.Cell, content: CellContent)] = []

  private var leftOutNames: Set<String> = []

  private(set) var featureNames: [String] = []
  /// Remarks about the reading of columns and missing cells.
  private(set) var remarks: [String] = []

  /// Creates a table without rows; `target` and `features` are column indices.
  init(
    _ columns: TableColumns, target: Int, features: [Int], areNamed: Bool, missing: DelimitedFile.MissingCells?
  ) {
    names = columns.names
    self.target = target
    self.missing = missing
    places = features
    self.columns = features.map {
      FeatureColumn(name: columns.names[$0], written: columns.written[$0], isNamed: areNamed)
    }
  }

  /// Reads all remaining rows of the scanner and converts them to examples.
  mutating func read(
    _ scanner: RecordScanner, isComment: (UInt8) -> Bool = { _ in false }
  ) throws(DataError) -> Examples {
    var records = scanner
    var cells: [RecordScanner.Cell] = []
    while try DataError.wrapping({ () throws(FileError) in try records.next(into: &cells) }) {
      if let first = cells.first, first.start < first.end, isComment(records.bytes[first.start]) { continue }
      guard cells.count == names.count else {
        throw .ragged(path: scanner.path, line: cells[0].line, expected: names.count, found: cells.count)
      }
      let row = targetCells.count
      for (index, place) in places.enumerated() {
        columns[index].append(cells[place], CellContent(cells[place], in: records.bytes), row: row)
      }
      targetCells.append((cells[target], CellContent(cells[target], in: records.bytes)))
    }
    return try examples(in: scanner)
  }

  private mutating func examples(in scanner: RecordScanner) throws(DataError) -> Examples {
    var features: [(name: String, values: [Double], column: Int)] = []
    var faults: [(cell: RecordScanner.Cell, error: DataError)] = []
    func text(_ cell: RecordScanner.Cell) -> String { scanner.text(of: cell) }
    func missingCell(_ cell: RecordScanner.Cell, _ name: String) -> DataError {
      .missingCell(path: scanner.path, line: cell.line, column: name, text: text(cell).trimmed)
    }
    var leftOut: [String] = []
    for (index, column) in columns.enumerated() {
      switch column.content(in: scanner, remarks: &remarks) {
      case .leftOut(let reason):
        leftOut.append("'\(column.name)' \(reason)")
        leftOutNames.insert(column.name)
        continue
      case .wrong(let cell):
        faults.append(
          (cell.cell, .notANumber(path: scanner.path, line: cell.cell.line, column: column.name, text: text(cell.cell)))
        )
      case .numbers(let numbers): features += numbers.map { ($0.name, $0.values, index) }
      }
      if let cell = column.infinite?.cell {
        faults.append((cell, .notFinite(path: scanner.path, line: cell.line, column: column.name, text: text(cell))))
      }
      if missing == nil, let cell = column.missing.first?.cell { faults.append((cell, missingCell(cell, column.name))) }
    }
    if missing == nil, let cell = targetCells.first(where: { $0.content.isMissing })?.cell {
      faults.append((cell, missingCell(cell, names[target])))
    }
    if let first = faults.min(by: { $0.cell.start < $1.cell.start }) { throw first.error }
    if !leftOut.isEmpty {
      remarks.append("left out: \(leftOut.joined(separator: ", ")); --features keeps what it names")
    }
    guard !features.isEmpty else { throw .noFeatureColumns(path: scanner.path, reasons: leftOut) }

    let rows = try rowsToKeep(path: scanner.path)
    let values = try rowMajor(features, rows, path: scanner.path)
    featureNames = features.map(\.name)
    var targets = TargetColumn(name: names[target])
    for row in rows { targets.append(targetCells[row].cell, targetCells[row].content) }
    return Examples(
      features: FeatureTable(doubles: values, width: features.count), targets: try targets.targets(in: scanner))
  }

  /// Returns the rows with a target, and if rows with missing cells are dropped, with all features.
  private mutating func rowsToKeep(path: String) throws(DataError) -> [Int] {
    let hasTarget = targetCells.map { !$0.content.isMissing }
    guard hasTarget.contains(true) else { throw .targetWithoutValues(path: path, column: names[target]) }
    var isKept = hasTarget
    var holes = 0
    if missing == .drop {
      for column in columns where !leftOutNames.contains(column.name) {
        for cell in column.missing { isKept[cell.row] = false }
      }
    } else {
      for column in columns where !leftOutNames.contains(column.name) {
        holes += column.missing.count { hasTarget[$0.row] }
      }
    }
    let rows = isKept.indices.filter { isKept[$0] }
    guard !rows.isEmpty else { throw .everyRowDropped(path: path, rows: isKept.count) }
    if holes > 0 {
      remarks.append(
        "\(holes.counted("missing cell")) filled with the column mean over all \(rows.count.counted("row")), "
          + "before any split")
    }
    let withoutTarget = hasTarget.count { !$0 }
    let dropped = isKept.count - rows.count - withoutTarget
    if dropped > 0 {
      remarks.append("\(dropped.counted("row")) with missing cells dropped, \(rows.count.grouped) left")
    }
    if withoutTarget > 0 {
      remarks.append("\(withoutTarget.counted("row")) without a target dropped, \(rows.count.grouped) left")
    }
    return rows
  }

  private func rowMajor(
    _ features: [(name: String, values: [Double], column: Int)], _ rows: [Int], path: String
  ) throws(DataError) -> [Double] {
    let width = features.count
    var table = [Double](repeating: 0, count: rows.count * width)
    for (column, feature) in features.enumerated() {
      var sum = 0.0
      var holes: [Int] = []
      for (index, row) in rows.enumerated() {
        let value = feature.values[row]
        if value.isNaN { holes.append(index) } else { sum += value }
        table[index * width + column] = value
      }
      guard !holes.isEmpty else { continue }
      let known = rows.count - holes.count
      guard known > 0 else { throw .columnWithoutValues(path: path, column: feature.name) }
      var mean = sum / Double(known)
      if !mean.isFinite {
        mean = rows.reduce(0) { feature.values[$1].isNaN ? $0 : $0 + feature.values[$1] / Double(known) }
      }
      for index in holes { table[index * width + column] = mean }
    }
    return table
  }
}
