package import FileReading
package import GradientKit

/// NumPy's files as examples: an archive of arrays for features and target (`.npz`), or one array as a table (`.npy`).
///
/// An archive has one of the pairs of names in ``defaultNames``, in upper or lower case, or the array named as the target
/// and one other array with as many rows. Bytes of three dimensions, or of four with at most four channels at either
/// end, are images; all other features are columns, with further dimensions flattened. A table of two dimensions has no
/// header: its columns are `c0`, `c1`, ….
package struct NumPyFile: Sendable {
  /// The known pairs of names, as text.
  static let defaultNames = ArrayChoice.usual.map { "\($0.features) and \($0.target)" }

  /// The memory limit for an archive's arrays, in bytes, unless 64 times its file is more.
  ///
  /// An archive that unpacks to more contains mostly zeros and no data.
  private static let memoryLimit = 1 << 28

  private let path: String
  private let target: String?

  /// Creates a reference to a file.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - target: The array to predict; for a single array the column, by its name or its index from 0, negative from
  ///     the end.
  ///     the
  ///     end.
  package init(path: String, target: String? = nil) {
    self.path = path
    self.target = target
  }

  /// Returns whether a path has the extension of NumPy's files.
  package static func recognizes(path: String) -> Bool {
    [".npz", ".npy"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Reads the file: features in their own precision, the target as numbers.
  ///
  /// - Throws: ``DataError`` with the array and the index of an element that cannot be used.
  package func load() throws(DataError) -> Dataset {
    try load(DataError.wrapping { () throws(FileError) in try InputFile(path: path) })
  }

  /// Reads the data of a file whose bytes are in memory.
  package func load(_ file: InputFile) throws(DataError) -> Dataset {
    guard !file.bytes.isEmpty else { throw .emptyFile(path: path) }
    var dataset =
      NumPyArchive.recognizes(file.bytes) ? try archive(in: file) : try table(in: file)
    dataset.files = [DataFile(name: file.name, sha256: file.sha256)]
    return dataset
  }

  private func table(in file: InputFile) throws(DataError) -> Dataset {
    let array = try DataError.wrapping { () throws(FileError) in try NumPyArray(file) }
    guard array.shape.count == 2, array.shape[1] > 1, array.count > 0 else {
      throw .badArray(
        path: path, array: nil,
        what: "is \(array), but a table is needed: a row an example, a column each for features and target")
    }
    let columns = TableColumns(count: array.shape[1])
    let choice = try TargetChoice(target, among: columns, of: path)
    let table = ArrayTable(array, target: choice.column)
    try ArrayElements(array, of: path).requireFinite()
    var features = columns.names
    features.remove(at: choice.column)
    return Dataset(
      name: file.stem, source: "Read from \(file.name)", kind: .table, featureNames: features,
      training: Examples(features: table.features, targets: .numbers(table.targets)),
      defaultNormalization: .standardize, remarks: columns.remarks + choice.remarks)
  }

  private func archive(in file: InputFile) throws(DataError) -> Dataset {
    let archive = try DataError.wrapping { () throws(FileError) in
      try NumPyArchive(file, atMost: max(Self.memoryLimit, 64 * file.bytes.count))
    }
    let choice = try ArrayChoice(target, among: archive, of: path)
    let training = try part(choice.training)
    let test: ArrayPart? = if let pair = choice.test { try part(pair, classes: training.classes) } else { nil }
    if let test, !test.features.isLike(training.features) {
      throw .badArray(
        path: path, array: test.pair.features.name,
        what: "is \(test.pair.features.array), but examples as in '\(training.pair.features.name)', "
          + "\(training.pair.features.array), are needed")
    }
    return Dataset(
      name: file.stem, source: "Read from \(file.name)", kind: training.features.kind,
      featureNames: training.features.names, training: training.examples, test: test?.examples,
      defaultNormalization: training.features.kind == .table ? .standardize : .unit,
      remarks: choice.remarks + training.features.remarks + training.targets.remarks
        + archive.remarks(exceptOn: [choice.training.target.name, choice.test?.target.name ?? ""]))
  }

  private func part(_ pair: ArrayChoice.Pair, classes: [String]? = nil) throws(DataError) -> ArrayPart {
    try ArrayPart(pair, classes: classes, of: path)
  }
}
