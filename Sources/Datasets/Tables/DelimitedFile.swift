package import FileReading
package import GradientKit
import Wording

/// A text file with a table: one row per example, one column for the target.
///
/// It may be compressed with gzip. The separator is a comma, semicolon, tab or blank, whichever fits the first rows,
/// and cells may be quoted (RFC 4180). A byte-order mark, Windows line ends, empty lines and `#` lines at the top are
/// accepted. The first row is a header when it has text in a column where numbers follow, or only text; without a
/// header the columns are named `c0`, `c1`, …. Weka's ARFF and the sparse rows of svmlight are read too.
///
/// Text columns become one column of 0 and 1 per word; words for yes and no become numbers. Row numbers, ids, dates and
/// texts that differ in nearly every row are left out, unless the user names them as features.
package struct DelimitedFile: Sendable {
  /// The treatment of cells that are empty or hold `NA`, `N/A`, `NaN`, `null` or `?`.
  package enum MissingCells: String, CaseIterable, Sendable {
    /// Rows with such a cell are dropped.
    case drop
    /// Such a cell is replaced by the mean of its column over all rows of the file; rows without a target are dropped.
    case mean
  }

  /// The names of columns that are the target when the user names none.
  static let defaultTargets = ["target", "label", "class", "y", "species"]

  private let path: String
  private let target: String?
  private let missing: MissingCells?
  private let features: FeatureChoice

  /// Creates a reference to a file.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - target: The column to predict: its name, or its index from 0, negative from the end. A name takes precedence.
  ///     By default, the one column with a name among ``defaultTargets``, in upper or lower case.
  ///     precedence. By
  ///     default, the one column with a name among ``defaultTargets``, in upper or lower case.
  ///   - missing: The treatment of missing cells; with `nil` they are errors.
  ///   - features: The columns to learn from, and those to leave out.
  package init(
    path: String, target: String? = nil, missing: MissingCells? = nil, features: FeatureChoice = FeatureChoice()
  ) {
    self.features = features
    self.path = path
    self.target = target
    self.missing = missing
  }

  /// Reads the file: features as doubles in the order of the columns; the target as numbers if all its cells are
  /// numbers, else as classes in natural order.
  ///
  /// - Throws: ``DataError`` with the line and column of a cell that cannot be used.
  package func load() throws(DataError) -> Dataset {
    try load(DataError.wrapping { () throws(FileError) in try InputFile(path: path) })
  }

  /// Reads the data of a file whose bytes are in memory.
  package func load(_ packed: InputFile) throws(DataError) -> Dataset {
    let file = try unpacked(packed)
    if file.bytes.starts(with: Array("PAR1".utf8)) {
      throw .otherFormat(
        path: path,
        what: "is a Parquet file, which is not read; save it as text first, for instance with "
          + "python -c \"import pandas; pandas.read_parquet('\(file.name)').to_csv('\(file.stem).csv', index=False)\"")
    }
    let isARFF = ARFFHeader.recognizes(file)
    if !isARFF, SparseTable.recognizes(file) { return dataset(try SparseTable(file), of: packed) }

    let arff = isARFF ? try ARFFHeader(file) : nil
    let layout = try arff == nil ? self.layout(of: file) : nil
    guard let columns = arff?.columns ?? layout?.columns, let scanner = arff?.scanner ?? layout?.scanner else {
      throw .noRows(path: path, hasHeader: false)
    }
    let target = try TargetChoice(target ?? arff?.lastColumn, among: columns, of: path)
    var table = ExampleTable(
      columns, target: target.column, features: try features.columns(among: columns, target: target.column, of: path),
      areNamed: !features.features.isEmpty, missing: missing)
    let examples = try table.read(scanner, isComment: { isARFF && $0 == UInt8(ascii: "%") })

    var dataset = Dataset(
      name: file.stem, source: "Read from \(packed.name)", kind: .table, featureNames: table.featureNames,
      training: examples, defaultNormalization: .standardize,
      remarks: columns.remarks + target.remarks + table.remarks + Self.remarks(on: examples.targets))
    dataset.files = [DataFile(name: packed.name, sha256: packed.sha256)]
    return dataset
  }

  private func dataset(_ table: SparseTable, of file: InputFile) -> Dataset {
    var dataset = Dataset(
      name: file.stem, source: "Read from \(file.name)", kind: .table, featureNames: table.featureNames,
      training: table.examples, defaultNormalization: .standardize, remarks: table.remarks)
    dataset.files = [DataFile(name: file.name, sha256: file.sha256)]
    return dataset
  }

  /// The limit on the size of an uncompressed file, in bytes.
  private static let unpackedLimit = 1 << 33

  private func unpacked(_ file: InputFile) throws(DataError) -> InputFile {
    guard Gzip.isPacked(file.bytes) else { return file }
    let limit = min(Self.unpackedLimit, max(1 << 20, file.bytes.count * 200))
    let path = file.path.lowercased().hasSuffix(".gz") ? String(file.path.dropLast(3)) : file.path
    return InputFile(path: path, bytes: try Gzip.unpack(file, atMost: limit))
  }

  /// Returns remarks about classes of very different sizes.
  private static func remarks(on targets: Targets) -> [String] {
    guard case .labels(let labels, let classes) = targets, classes.count > 1 else { return [] }
    var counts = [Int](repeating: 0, count: classes.count)
    for label in labels { counts[Int(label)] += 1 }
    guard let most = counts.max(), most * 5 >= labels.count * 4, let majority = counts.firstIndex(of: most) else {
      return []
    }
    let share = NumberText(Double(most) / Double(labels.count), .percent)
    return ["\(share) of the examples are '\(classes[majority])': that accuracy is had by always saying so"]
  }

  /// Returns the layout of a table, which must have rows.
  private func layout(of file: InputFile) throws(DataError) -> TableLayout {
    let text = try DataError.wrapping { () throws(FileError) in try UTF8Text(file) }
    guard !text.bytes.isEmpty else { throw .emptyFile(path: path) }
    let layout = try DataError.wrapping { () throws(FileError) in try TableLayout(of: text) }
    let names = layout.columns.names
    guard let first = names.first else { throw .noRows(path: path, hasHeader: false) }
    guard names.count > 1 else { throw .oneColumn(path: path, column: first) }
    guard layout.hasRows else { throw .noRows(path: path, hasHeader: true) }
    return layout
  }
}
