package import FileReading

/// What can be wrong with data read from files; every case is about one file or folder, named as the user wrote it.
///
/// Records, rows of images and bytes count from 0, lines from 1, as other tools show them.
package enum DataError: Error, Sendable, Equatable {
  /// It cannot be read at all, or not as text.
  case file(FileError)
  /// The file has no bytes.
  case emptyFile(path: String)
  /// The folder has none of the files looked for; `hint` says what it has instead, if that is known.
  case nothingThere(folder: String, lookedFor: [String], hint: String?)
  /// The folder has `found`, which is of no use without one of `lookedFor`.
  case partMissing(folder: String, found: String, lookedFor: [String])
  /// The folder has `found` to test on, and none of `lookedFor` to train on.
  case nothingToTrainOn(folder: String, found: String, lookedFor: [String])

  /// A batch is no whole number of records.
  case batchCutOff(path: String, bytes: Int, recordBytes: Int)
  /// A label is no class.
  case badLabel(path: String, record: Int, byte: Int, label: Int, classes: Int)
  /// The list of class names is not as long as it must be.
  case badClassNames(path: String, found: Int, expected: Int)

  /// An IDX file starts with another number than its kind must.
  case badMagic(path: String, found: UInt32, expected: UInt32)
  /// A file ends inside its header.
  case headerCutOff(path: String, bytes: Int, headerBytes: Int)
  /// The header of an IDX file says that something has no extent.
  case noExtent(path: String, dimensions: [Int])
  /// The header of an IDX file says more than so many bytes can hold, packed or not.
  case claimsTooMuch(path: String, dimensions: [Int], bytes: Int)
  /// The header of an IDX file and its length disagree; `unpacked` when the file is packed with gzip.
  case lengthMismatch(path: String, dimensions: [Int], expectedBytes: Int, foundBytes: Int, unpacked: Bool)
  /// A packed IDX file goes on after what its header says.
  case unpacksToMore(path: String, dimensions: [Int], expectedBytes: Int)
  /// There are more images than labels, or fewer.
  case countMismatch(images: String, imageCount: Int, labels: String, labelCount: Int)
  /// Training and test images have different sizes.
  case imageSizeMismatch(path: String, width: Int, height: Int, trainingWidth: Int, trainingHeight: Int)
  /// What is packed with gzip cannot be unpacked from this byte on.
  case gzipDamaged(path: String, byte: Int)
  /// What is packed with gzip ends too early.
  case gzipCutOff(path: String, bytes: Int)

  /// A table has no rows; `hasHeader` when it has names of columns.
  case noRows(path: String, hasHeader: Bool)
  /// A table has one column where features and a target are needed.
  case oneColumn(path: String, column: String)
  /// A row has more or fewer cells than the first row.
  case ragged(path: String, line: Int, expected: Int, found: Int)
  /// A cell among the features is no number.
  case notANumber(path: String, line: Int, column: String, text: String)
  /// A cell is infinite, or too large for a double.
  case notFinite(path: String, line: Int, column: String, text: String)
  /// A cell is empty or says that it is missing.
  case missingCell(path: String, line: Int, column: String, text: String)
  /// No row has a value in the column, so that there is no mean to fill in.
  case columnWithoutValues(path: String, column: String)
  /// No column is left to learn from; `reasons` say why each was left out, as clauses.
  case noFeatureColumns(path: String, reasons: [String])
  /// A file is of a format that is not read; `what` says which and what to do, as a clause.
  case otherFormat(path: String, what: String)
  /// No row has a value in the column to be predicted.
  case targetWithoutValues(path: String, column: String)
  /// Every row had a missing cell and was dropped.
  case everyRowDropped(path: String, rows: Int)
  /// No column has the name or position given as the target.
  case noSuchColumn(path: String, name: String, columns: [String])
  /// Several columns have the name given as the target; `positions` count from 0.
  case ambiguousColumn(path: String, name: String, positions: [Int])
  /// No target was given and none can be guessed.
  case noTarget(path: String, columns: [String])

  /// No two arrays of an archive are called as features and target are; `arrays` have type and shape, `remarks` say what
  /// was passed over.
  case noArrayPair(path: String, arrays: [String], remarks: [String])
  /// No array has the name given as the target; `remarks` say what was passed over.
  case noSuchArray(path: String, name: String, arrays: [String], remarks: [String])
  /// Of the other arrays none has as many rows as the target, or each of `candidates` has.
  case noFeatures(path: String, target: String, candidates: [String])
  /// There are more rows of features than targets, or fewer.
  case rowMismatch(path: String, features: String, featureRows: Int, target: String, targetRows: Int)
  /// A NumPy array cannot serve as what it is needed for; `array` is its name in an archive, `what` says why, as a clause.
  case badArray(path: String, array: String?, what: String)
  /// An element of a NumPy array cannot be used; indices count from 0.
  case badElement(path: String, array: String?, index: [Int], value: String, remedy: String)
}
