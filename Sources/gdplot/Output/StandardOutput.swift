/// Where results go: summaries, tables and comma-separated values.
enum StandardOutput {
  /// Writes text as it is.
  ///
  /// A reader that has gone away is no failure: it had what it wanted.
  static func write(_ text: String) throws {
    do {
      try OutputFile(descriptor: 1, name: "standard output").write(text)
    } catch let error as OutputError where error.isClosedPipe {}
  }
}
