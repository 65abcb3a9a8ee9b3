import Synchronization
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where results go: summaries, tables and comma-separated values.
enum StandardOutput {
  private static let descriptor = Atomic<Int32>(1)

  /// From now on only what is written here goes to standard output; what other code prints goes to standard error.
  static func reserve() {
    guard descriptor.load(ordering: .relaxed) == 1 else { return }
    let reserved = fcntl(1, F_DUPFD_CLOEXEC, 3)
    guard reserved >= 0 else { return }
    dup2(2, 1)
    descriptor.store(reserved, ordering: .relaxed)
  }

  /// Writes text for people; what could steer a terminal is shown as such.
  static func write(_ text: String) throws { try writeAsIs(VisibleText(text).text) }

  /// Writes text for programs: as it is, unless it goes to a terminal after all.
  static func writeData(_ text: String) throws {
    try writeAsIs(isTerminal ? VisibleText(text).text : text)
  }

  /// Writes the bytes of a file.
  static func write(_ bytes: [UInt8]) throws {
    try writing { file in try bytes.withUnsafeBytes { try file.write($0) } }
  }

  /// How wide it is: as the terminal says, not less than 60; 80 where it is none.
  static var columns: Int {
    var size = winsize()
    guard isTerminal, ioctl(descriptor.load(ordering: .relaxed), UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return max(60, Int(size.ws_col))
  }

  /// Whether it is a terminal.
  static var isTerminal: Bool { isatty(descriptor.load(ordering: .relaxed)) == 1 }

  private static func writeAsIs(_ text: String) throws { try writing { try $0.write(text) } }

  /// A reader that has gone away is no failure: it had what it wanted.
  private static func writing(_ body: (OutputFile) throws -> Void) throws {
    do {
      try body(OutputFile(descriptor: descriptor.load(ordering: .relaxed), name: "standard output"))
    } catch let error as OutputError where error.isClosedPipe {}
  }
}

/// Where messages, warnings and progress go.
enum StandardError {
  /// Whether a person is watching.
  static var isTerminal: Bool { isatty(2) == 1 }

  /// Writes text for people; what could steer a terminal is shown as such.
  static func write(_ text: String) { writeAsIs(VisibleText(text).text) }

  /// Shows `text` in place of the line that is being written, on a terminal.
  static func rewriteLine(_ text: String) {
    if isTerminal { writeAsIs("\r\(VisibleText(text).text)\u{1B}[K") }
  }

  private static func writeAsIs(_ text: String) {
    // Nothing sensible is left to do when even the error cannot be told.
    try? OutputFile(descriptor: 2, name: "standard error").write(text)
  }
}
