import FileReading
import GradientKit

/// The target column of a table: numbers if all cells are numbers, else classes.
struct TargetColumn {
  private let name: String
  private var cells: [RecordScanner.Cell] = []
  private var numbers: [Double] = []
  private var isNumeric = true
  private var infinite: RecordScanner.Cell?

  /// Creates a column without cells.
  init(name: String) { self.name = name }

  /// The number of cells so far.
  var count: Int { cells.count }

  /// Appends a cell that is not missing.
  mutating func append(_ cell: RecordScanner.Cell, _ content: CellContent) {
    cells.append(cell)
    switch content {
    case .number(let value):
      numbers.append(value)
    case .infinite:
      // A class may be called `inf`, so whether this is an error is decided at the end.
      infinite = infinite ?? cell
      numbers.append(0)
    case .text, .missing, .nan:
      isNumeric = false
    }
  }

  /// Returns the numbers, or the classes in natural order.
  func targets(in scanner: RecordScanner) throws(DataError) -> Targets {
    if isNumeric {
      if let infinite {
        throw .notFinite(path: scanner.path, line: infinite.line, column: name, text: scanner.text(of: infinite))
      }
      return .numbers(numbers)
    }
    let texts = cells.map { scanner.text(of: $0).trimmed }
    let classes = Set(texts).sorted(by: NaturalOrder.precedes)
    let labels = Dictionary(uniqueKeysWithValues: zip(classes, Int32(0)...))
    return .labels(texts.compactMap { labels[$0] }, classes: classes)
  }
}

/// The choice of the column to predict.
struct TargetChoice {
  /// The index of the column.
  let column: Int
  /// Remarks for the user about the choice.
  let remarks: [String]

  /// Finds the column that the user named, or the one column with a known target name.
  init(_ wanted: String?, among columns: TableColumns, of path: String) throws(DataError) {
    guard let wanted else {
      let usual = columns.names.indices.filter {
        DelimitedFile.defaultTargets.contains(columns.names[$0].lowercased())
      }
      guard usual.count == 1, let column = usual.first else { throw .noTarget(path: path, columns: columns.names) }
      self.column = column
      remarks = ["the target is the column '\(columns.names[column])', for want of --target"]
      return
    }
    let named = columns.written.indices.filter { columns.written[$0] == wanted }
    guard named.count < 2 else { throw .ambiguousColumn(path: path, name: wanted, positions: Array(named)) }
    let count = columns.names.count
    if let column = named.first ?? columns.names.firstIndex(of: wanted) {
      self.column = column
    } else if let position = Int(wanted), (-count..<count).contains(position) {
      column = position < 0 ? position + count : position
    } else {
      throw .noSuchColumn(path: path, name: wanted, columns: columns.names)
    }
    remarks = []
  }
}
