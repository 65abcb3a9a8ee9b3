/// A reader of one format: takes the bytes of a file apart.
protocol LogFormat {
  /// The logs in the bytes of a file: one, but for formats that keep several runs in one file. `path` is where it is, as
  /// the user wrote it.
  static func read(_ bytes: [UInt8], path: String) throws(LogError) -> [Log]
}
