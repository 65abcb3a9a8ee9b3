package import FileReading

/// An error in data read from files; every case is about one file or folder, named as the user wrote it.
///
/// Records, rows of images and bytes count from 0, lines from 1, as in other tools.
package enum DataError: Error, Sendable, Equatable {
  /// The file cannot be read, or is not text where text is expected.
  case file(FileError)
  /// The file has no bytes.
  case emptyFile(path: String)
  /// The folder has none of the expected files; `hint` describes what it has instead, if known.
  case nothingThere(folder: String, lookedFor: [String], hint: String?)
  /// The folder has `found`, which also requires one of `lookedFor`.
  case partMissing(folder: String, found: String, lookedFor: [String])
  /// The folder has `found` for testing, but none of `lookedFor` for training.
  case nothingToTrainOn(folder: String, found: String, lookedFor: [String])

  /// The size of a batch is not a whole number of records.
  case batchCutOff(path: String, bytes: Int, recordBytes: Int)
  /// A label is not the index of a class.
  case badLabel(path: String, record: Int, byte: Int, label: Int, classes: Int)
  /// The list of class names does not have the expected length.
  case badClassNames(path: String, found: Int, expected: Int)

  /// The magic number of an IDX file is not that of its kind.
  case badMagic(path: String, found: UInt32, expected: UInt32)
  /// A file ends inside its header.
  case headerCutOff(path: String, bytes: Int, headerBytes: Int)
  /// The header of an IDX file has a dimension of extent 0.
  case noExtent(path: String, dimensions: [Int])
  /// The header of an IDX file claims more values than the file can hold, compressed or not.
  case claimsTooMuch(path: String, dimensions: [Int], bytes: Int)
  /// The header of an IDX file does not match its length; `unpacked` is `true` for a gzip-compressed file.
  case lengthMismatch(path: String, dimensions: [Int], expectedBytes: Int, foundBytes: Int, unpacked: Bool)
  /// A compressed IDX file unpacks to more than its header says.
  case unpacksToMore(path: String, dimensions: [Int], expectedBytes: Int)
  /// The numbers of images and labels differ.
  case countMismatch(images: String, imageCount: Int, labels: String, labelCount: Int)
  /// Training and test images have different sizes.
  case imageSizeMismatch(path: String, width: Int, height: Int, trainingWidth: Int, trainingHeight: Int)
  /// The gzip data is damaged at this byte.
  case gzipDamaged(path: String, byte: Int)
  /// The gzip data ends too early.
  case gzipCutOff(path: String, bytes: Int)

  /// A table has no rows; `hasHeader` is `true` if it has column names.
  case noRows(path: String, hasHeader: Bool)
  /// A table has one column where features and a target are needed.
  case oneColumn(path: String, column: String)
  /// A row has more or fewer cells than the first row.
  case ragged(path: String, line: Int, expected: Int, found: Int)
  /// A cell of a feature is not a number.
  case notANumber(path: String, line: Int, column: String, text: String)
  /// A cell is infinite, or too large for a double.
  case notFinite(path: String, line: Int, column: String, text: String)
  /// A cell is empty or marked as missing.
  case missingCell(path: String, line: Int, column: String, text: String)
  /// A column has no values, so there is no mean to fill in.
  case columnWithoutValues(path: String, column: String)
  /// No feature column is left; `reasons` say why each was left out, as clauses.
  case noFeatureColumns(path: String, reasons: [String])
  /// The file has an unsupported format; `what` names it and the remedy, as a clause.
  case otherFormat(path: String, what: String)
  /// The target column has no values.
  case targetWithoutValues(path: String, column: String)
  /// Every row had a missing cell and was dropped.
  case everyRowDropped(path: String, rows: Int)
  /// No column has the name or index given as the target.
  case noSuchColumn(path: String, name: String, columns: [String])
  /// Several columns have the name given as the target; `positions` contains their indices from 0.
  case ambiguousColumn(path: String, name: String, positions: [Int])
  /// No target was given, and no column has a known target name.
  case noTarget(path: String, columns: [String])

  /// No two arrays of an archive have known names for features and target; `arrays` have type and shape, `remarks` say
  /// what was ignored.
  case noArrayPair(path: String, arrays: [String], remarks: [String])
  /// No array has the name given as the target; `remarks` say what was ignored.
  case noSuchArray(path: String, name: String, arrays: [String], remarks: [String])
  /// No other array has as many rows as the target, or all of `candidates` do.
  case noFeatures(path: String, target: String, candidates: [String])
  /// The numbers of rows of features and targets differ.
  case rowMismatch(path: String, features: String, featureRows: Int, target: String, targetRows: Int)
  /// A NumPy array is unsuitable; `array` is its name in an archive, `what` gives the reason, as a clause.
  case badArray(path: String, array: String?, what: String)
  /// An element of a NumPy array cannot be used; indices count from 0.
  case badElement(path: String, array: String?, index: [Int], value: String, remedy: String)
}

extension DataError {
  /// Returns the result of `read`, turning a `FileError` into a `DataError`.
  static func wrapping<Value>(_ read: () throws(FileError) -> Value) throws(DataError) -> Value {
    do {
      return try read()
    } catch {
      throw .file(error)
    }
  }
}

extension DataError {
  /// Whether the user named a file, folder, column or array that does not exist, so that the command is wrong and not
  /// the data.
  package var isWrongName: Bool {
    switch self {
    case .file(let error): error.isWrongName
    case .noSuchColumn, .ambiguousColumn, .noTarget, .noArrayPair, .noSuchArray, .noFeatures: true
    default: false
    }
  }
}
