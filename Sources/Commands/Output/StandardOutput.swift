import Synchronization
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The stream of results: summaries, tables and comma-separated values.
enum StandardOutput {
  private static let descriptor = Atomic<Int32>(1)

  /// Reserves standard output for what is written here; redirects the output of all other code to standard error.
  static func reserve() {
    guard descriptor.load(ordering: .relaxed) == 1 else { return }
    let reserved = fcntl(1, F_DUPFD_CLOEXEC, 3)
    guard reserved >= 0 else { return }
    dup2(2, 1)
    descriptor.store(reserved, ordering: .relaxed)
  }

  /// Writes text for people, with terminal control sequences made visible.
  static func write(_ text: String) throws { try writeAsIs(VisibleText(text).text) }

  /// Writes text for programs, unchanged unless standard output is a terminal.
  static func writeData(_ text: String) throws {
    try writeAsIs(isTerminal ? VisibleText(text).text : text)
  }

  /// Writes the bytes of a file.
  static func write(_ bytes: [UInt8]) throws {
    try writing { file in try bytes.withUnsafeBytes { try file.write($0) } }
  }

  /// The width of the terminal, at least 60; 80 if standard output is not a terminal.
  static var columns: Int {
    var size = winsize()
    guard isTerminal, ioctl(descriptor.load(ordering: .relaxed), UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return max(60, Int(size.ws_col))
  }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(descriptor.load(ordering: .relaxed)) == 1 }

  private static func writeAsIs(_ text: String) throws { try writing { try $0.write(text) } }

  /// Ignores a closed pipe: the reader has all it wants.
  private static func writing(_ body: (OutputFile) throws -> Void) throws {
    do {
      try body(OutputFile(descriptor: descriptor.load(ordering: .relaxed), name: "standard output"))
    } catch let error as OutputError where error.isClosedPipe {}
  }
}

/// The stream of messages, warnings and progress.
enum StandardError {
  /// Whether standard error is a terminal.
  static var isTerminal: Bool { isatty(2) == 1 }

  /// Writes text for people, with terminal control sequences made visible.
  static func write(_ text: String) { writeAsIs(VisibleText(text).text) }

  /// Replaces the current line with `text`, on a terminal.
  static func rewriteLine(_ text: String) {
    if isTerminal { writeAsIs("\r\(VisibleText(text).text)\u{1B}[K") }
  }

  private static func writeAsIs(_ text: String) {
    // If even the error cannot be reported, nothing sensible is left to do.
    try? OutputFile(descriptor: 2, name: "standard error").write(text)
  }
}
