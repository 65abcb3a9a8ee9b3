import FileReading

extension DataError {
  /// Whether the user named a file, folder, column or array that does not exist, so that the command and not the data
  /// is wrong.
  package var isWrongName: Bool {
    switch self {
    case .file(let error): error.isWrongName
    case .noSuchColumn, .ambiguousColumn, .noTarget, .noArrayPair, .noSuchArray, .noFeatures: true
    default: false
    }
  }
}
