import FileReading

extension DataError {
  /// Whether a file, folder or column was asked for that is not there: a slip of whoever asked, not a fault of the data.
  public var isWrongName: Bool {
    switch self {
    case .file(let error): error.isWrongName
    case .noSuchColumn, .ambiguousColumn, .noTarget: true
    default: false
    }
  }
}
