import FileReading

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
