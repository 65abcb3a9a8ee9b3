#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

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
