#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

/// Where messages, warnings and progress go.
enum StandardError {
  /// Whether a person is watching.
  static var isTerminal: Bool { isatty(2) == 1 }

  /// Writes text as it is.
  static func write(_ text: String) {
    // Nothing sensible is left to do when even the error cannot be told.
    try? OutputFile(descriptor: 2, name: "standard error").write(text)
  }
}
