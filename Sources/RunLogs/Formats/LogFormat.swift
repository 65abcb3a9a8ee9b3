/// A reader of one format: takes the bytes of a file apart.
protocol LogFormat {
  /// The logs in a file: one, but for formats that keep several runs in one file.
  ///
  /// - Parameters:
  ///   - bytes: All bytes of the file.
  ///   - path: Where it is, as the user wrote it.
  static func read(_ bytes: [UInt8], path: String) throws(LogError) -> [Log]
}
