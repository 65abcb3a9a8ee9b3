import FileReading

extension DataError {
  /// Whether a file, folder, column or array was asked for that is not there: a slip of whoever asked, not a fault of the data.
  package var isWrongName: Bool {
    switch self {
    case .file(let error): error.isWrongName
    case .noSuchColumn, .ambiguousColumn, .noTarget, .noArrayPair, .noSuchArray, .noFeatures: true
    default: false
    }
  }
}
