import FileReading

extension DataError {
  /// What `read` gives; what it finds wrong with a file is wrong with the data.
  static func wrapping<Value>(_ read: () throws(FileError) -> Value) throws(DataError) -> Value {
    do {
      return try read()
    } catch {
      throw .file(error)
    }
  }
}
