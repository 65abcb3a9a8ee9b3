import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The user's Ctrl-C: the first one ends the runs early, so that what was computed is still drawn; the second one kills.
enum Interrupt {
  private static let flag = Atomic<Bool>(false)

  /// Whether Ctrl-C was pressed.
  static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Begins to listen.
  static func listen() {
    // Whoever started this process may have blocked the signal, and a blocked signal is inherited.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
    signal(SIGINT) { _ in
      Interrupt.flag.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }
}

/// The processor cores this process may run on.
enum ProcessorCores {
  /// Their number, at least 1.
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
