/// What can be wrong with logs; every case is about one file or folder, named as the user wrote it.
public enum LogError: Error, Sendable, Equatable {
  /// The file has no bytes.
  case emptyFile(path: String)
  /// Something in the file is not as its format says; `what` is that, as a clause.
  case damaged(path: String, what: String)
}
