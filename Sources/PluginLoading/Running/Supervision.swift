import FileWriting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a copy of the program does for the one that started it: it ends with it, and has limits.
struct Supervision {
  /// From now on this process and its process group end when the process that started it does.
  ///
  /// Standard input is the pipe whose other end only that process has; afterwards standard input is empty.
  static func begin() {
    let life = fcntl(0, F_DUPFD_CLOEXEC, 10)
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard life >= 0, nothing >= 0 else { _exit(1) }
    dup2(nothing, 0)
    if nothing > 2 { close(nothing) }
    Thread.start {
      var byte = [UInt8](repeating: 0, count: 1)
      while true {
        let count = SystemCall.read(life, &byte)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { break }
      }
      // The whole group, which is this process's own.
      if getpgrp() == getpid() { kill(0, SIGKILL) }
      kill(getpid(), SIGKILL)
    }
  }

  /// From now on this process ends when the one that started it does, even while it is stopped.
  ///
  /// Only for a process that starts no others: it is killed before it can end its process group.
  static func endWithParent() {
    #if os(Linux)
      // The function takes any number of arguments, which Swift cannot call.
      typealias ProcessControl = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
      if let control = dlsym(nil, "prctl") {
        let setParentDeathSignal: Int32 = 1
        _ = unsafeBitCast(control, to: ProcessControl.self)(setParentDeathSignal, UInt(SIGKILL), 0, 0, 0)
      }
    #endif
  }

  /// Limits the processor time of this process and of what it starts, each, to `seconds`, and their memory; nothing of
  /// them is written to disk when they crash.
  static func limit(seconds: Int, gigabytes: Int) {
    let memory = max(1, sysconf(Int32(_SC_PHYS_PAGES))) * max(1, sysconf(Int32(_SC_PAGESIZE)))
    // Less than two would be too little for what is only mapped.
    lower(RLIMIT_AS, to: rlim_t(max(2 << 30, min(memory, gigabytes << 30))))
    lower(RLIMIT_CPU, to: rlim_t(seconds))
    lower(RLIMIT_CORE, to: 0)
  }

  /// Runs `command` under limits, with this process's output and errors, and ends as it does.
  ///
  /// - Returns: The status to exit with.
  static func run(_ command: [String], environment: [String: String]) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let child: pid_t
    do throws(SystemFailure) {
      child = try SpawnedProcess.start(command, environment: environment, actions: &actions, leadsGroup: false)
    } catch {
      let words = Array("\(command[0]): \(error)\n".utf8)
      _ = words.withUnsafeBytes { SystemCall.write(2, $0) }
      return 127
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return 127 } }
    switch ChildProcess.End(status: status) {
    case .exited(let status): return status
    case .signaled(let signal):
      kill(getpid(), signal)
      return 128 + signal
    case .timedOut: return 127
    }
  }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
  #else
    private typealias Resource = Int32
  #endif

  private static func lower(_ resource: Resource, to value: rlim_t) {
    var limit = rlimit()
    #if canImport(Glibc)
      let number = __rlimit_resource_t(resource.rawValue)
    #else
      let number = resource
    #endif
    guard getrlimit(number, &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_cur, value)
    limit.rlim_max = min(limit.rlim_max, value)
    setrlimit(number, &limit)
  }

  /// A thread that this process never waits for.
  private enum Thread {
    /// Starts one that does `work`.
    static func start(_ work: @escaping @Sendable () -> Void) {
      let box = Unmanaged.passRetained(Work(work))
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let failure = pthread_create(
        &thread, nil,
        { argument in
          #if canImport(Darwin)
            Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
          #else
            if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
          #endif
          return nil
        }, box.toOpaque())
      // A child that nothing would end is not to go on.
      if failure != 0 { _exit(1) }
    }

    private final class Work {
      let run: @Sendable () -> Void
      init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
  }
}
