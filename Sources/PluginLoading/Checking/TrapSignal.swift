#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A signal the system sends to a program that cannot go on.
enum TrapSignal: CaseIterable {
  case illegalInstruction, trap, abort, bus, arithmetic, segmentation, killed

  /// The signal with this number; `nil` for one that says nothing about the program.
  init?(_ number: Int32) {
    guard let signal = Self.allCases.first(where: { $0.number == number }) else { return nil }
    self = signal
  }

  /// The system's number of it.
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

  /// What it tells, in a few words.
  var meaning: String {
    switch self {
    // Swift ends a program by an instruction that does not exist; which signal that is depends on the processor.
    case .illegalInstruction, .trap:
      "illegal instruction: a failed check, such as a division by zero, an index out of range or a nil"
    case .abort: "abort"
    case .bus, .segmentation: "memory that is not the program's; perhaps endless recursion"
    case .arithmetic: "arithmetic error"
    case .killed: "killed, perhaps for using too much memory"
    }
  }
}
