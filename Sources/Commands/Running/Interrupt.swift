import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals that end a command early: the first one ends the runs, so that the computed part is still stored and drawn.
///
/// Batch systems send all of them: TERM before they kill a process, HUP for a lost connection, XCPU and USR1 as
/// warnings.
enum Interrupt {
  private static let first = Atomic<Int32>(0)
  /// The time of the first INT, TERM or HUP, in nanoseconds; 0 if there was none.
  private static let began = Atomic<UInt64>(0)

  /// Signals closer than this, in nanoseconds, count as one: a hang-up is sent by the shell and by the terminal, and
  /// `timeout` signals the process and its group.
  private static let echo: UInt64 = 250_000_000

  /// Whether a signal has arrived.
  static var isRequested: Bool { first.load(ordering: .relaxed) != 0 }

  /// Whether the first signal was a warning before the time limit.
  static var isWarning: Bool { [SIGUSR1, SIGXCPU].contains(first.load(ordering: .relaxed)) }

  /// The exit status of a command that a signal ended early, after writing its results.
  static var status: Int32 { first.load(ordering: .relaxed) == SIGINT ? 130 : 75 }

  /// Installs the signal handlers.
  static func listen() {
    let signals = [SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGUSR1]
    // The parent process may have blocked a signal, and children inherit that.
    var mask = sigset_t()
    sigemptyset(&mask)
    for signal in signals { sigaddset(&mask, signal) }
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    for number in signals {
      let previous = signal(number) { Interrupt.receive($0) }
      // `nohup` ignores HUP, which must stay ignored.
      if number == SIGHUP, unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
  }

  /// Runs in a signal handler, where only atomics and a few system calls are allowed.
  private static func receive(_ number: Int32) {
    _ = first.compareExchange(expected: 0, desired: number, ordering: .relaxed)
    // These are warnings, and XCPU is repeated every second.
    guard number != SIGXCPU, number != SIGUSR1 else { return }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    let (isFirst, before) = began.compareExchange(expected: 0, desired: now, ordering: .relaxed)
    guard !isFirst, now - before > echo else { return }
    signal(number, SIG_DFL)
    raise(number)
  }
}
