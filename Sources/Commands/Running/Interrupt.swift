import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The signals that end a command early: the first one ends the runs, so that what was computed is still kept and drawn.
///
/// Batch systems send all of them: TERM before a process is killed, HUP when a connection is lost, XCPU and USR1 as a warning.
enum Interrupt {
  private static let first = Atomic<Int32>(0)
  /// When INT, TERM or HUP came first, in nanoseconds; 0 for never.
  private static let began = Atomic<UInt64>(0)

  /// Two signals closer than this are one: a hang-up comes from the shell and from the terminal, and `timeout` tells the
  /// process and its group.
  private static let echo: UInt64 = 250_000_000

  /// Whether such a signal has come.
  static var isRequested: Bool { first.load(ordering: .relaxed) != 0 }

  /// Whether it was a warning, which comes before the time is up.
  static var isWarning: Bool { [SIGUSR1, SIGXCPU].contains(first.load(ordering: .relaxed)) }

  /// The exit status of a command that a signal ended early, with everything kept.
  static var status: Int32 { first.load(ordering: .relaxed) == SIGINT ? 130 : 75 }

  /// Begins to listen.
  static func listen() {
    let signals = [SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGUSR1]
    // Whoever started this process may have blocked a signal, and a blocked signal is inherited.
    var mask = sigset_t()
    sigemptyset(&mask)
    for signal in signals { sigaddset(&mask, signal) }
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    for number in signals {
      let previous = signal(number) { Interrupt.receive($0) }
      // `nohup` asks that a lost connection does not matter.
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
