#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
