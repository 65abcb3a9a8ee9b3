#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The message shown when the program crashes while plugins are in use.
package struct TrapMessage {
  // Written before the handler is installed and never freed, since a signal can arrive at any later moment.
  nonisolated(unsafe) private static var text = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  /// Makes the program report a crash in one line that names these plugins' files, and exit with status 1.
  ///
  /// It is not known which plugin caused the crash, or whether any did, so the message says that one may have.
  package static func install(plugins files: [String]) {
    guard !files.isEmpty else { return }
    let message =
      files.count == 1
      ? "gdplot: the program was stopped by a trap while the plugin \(files[0]) was in use; it may be at fault\n"
      : "gdplot: the program was stopped by a trap while the plugins \(files.joined(separator: ", ")) were in use; "
        + "one of them may be at fault\n"
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: message.utf8.count, alignment: 1)
    bytes.copyBytes(from: message.utf8)
    text = bytes

    // Endless recursion leaves no space on the normal stack for the handler.
    let stack = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
    var alternative = stack_t()
    alternative.ss_sp = stack
    alternative.ss_size = 1 << 16
    sigaltstack(&alternative, nil)

    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { _ in
      _ = write(2, TrapMessage.text.baseAddress, TrapMessage.text.count)
      _exit(1)
    }
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #elseif canImport(Musl)
      action.__sa_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    action.sa_flags = Int32(SA_ONSTACK)
    for signal in [TrapSignal.illegalInstruction, .trap, .segmentation, .bus, .arithmetic, .abort] {
      sigaction(signal.number, &action, nil)
    }
  }
}

/// A signal that the system sends to a crashing program.
enum TrapSignal: CaseIterable {
  case illegalInstruction, trap, abort, bus, arithmetic, segmentation, killed

  /// Creates the signal with this number; `nil` for signals that are not crashes.
  init?(_ number: Int32) {
    guard let signal = Self.allCases.first(where: { $0.number == number }) else { return nil }
    self = signal
  }

  /// The system's signal number.
  var number: Int32 {
    switch self {
    case .illegalInstruction: SIGILL
    case .trap: SIGTRAP
    case .abort: SIGABRT
    case .bus: SIGBUS
    case .arithmetic: SIGFPE
    case .segmentation: SIGSEGV
    case .killed: SIGKILL
    }
  }

  /// A short description of the cause.
  var meaning: String {
    switch self {
    // Swift traps with an undefined instruction; the resulting signal depends on the processor.
    case .illegalInstruction, .trap:
      "illegal instruction: a failed check, such as a division by zero, an index out of range or a nil"
    case .abort: "abort"
    case .bus, .segmentation: "memory that is not the program's; perhaps endless recursion"
    case .arithmetic: "arithmetic error"
    case .killed: "killed, perhaps for using too much memory"
    }
  }
}
