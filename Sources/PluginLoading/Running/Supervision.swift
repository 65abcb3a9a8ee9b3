import FileWriting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Ties a copy of the program to the process that started it, and limits its resources.
struct Supervision {
  /// Makes this process and its process group end when the process that started it does.
  ///
  /// Standard input has to be a pipe whose other end only that process holds; it is empty afterwards.
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
      // Kills the whole group if it is this process's own.
      if getpgrp() == getpid() { kill(0, SIGKILL) }
      kill(getpid(), SIGKILL)
    }
  }

  /// Makes this process end when the process that started it does, even while it is suspended.
  ///
  /// Use this only in a process without children: it is killed before it can end its process group.
  static func endWithParent() {
    #if os(Linux)
      // The C function is variadic, and Swift cannot call it directly.
      typealias ProcessControl = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
      if let control = dlsym(nil, "prctl") {
        let setParentDeathSignal: Int32 = 1
        _ = unsafeBitCast(control, to: ProcessControl.self)(setParentDeathSignal, UInt(SIGKILL), 0, 0, 0)
      }
    #endif
  }

  /// Limits the processor time (in seconds) and the memory of this process and of each process it starts, and disables
  /// core dumps.
  static func limit(seconds: Int, gigabytes: Int) {
    let memory = max(1, sysconf(Int32(_SC_PHYS_PAGES))) * max(1, sysconf(Int32(_SC_PAGESIZE)))
    // At least 2 GB, since mapped memory counts even when unused.
    lower(RLIMIT_AS, to: rlim_t(max(2 << 30, min(memory, gigabytes << 30))))
    // At the second limit the system kills the process without a reason.
    lower(RLIMIT_CPU, to: rlim_t(seconds), atMost: rlim_t(seconds + 2))
    lower(RLIMIT_CORE, to: 0)
  }

  /// Runs `command` under limits, with this process's output and error streams, and waits for its end.
  ///
  /// - Returns: The exit status.
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

  private static func lower(_ resource: Resource, to value: rlim_t, atMost greatest: rlim_t? = nil) {
    var limit = rlimit()
    #if canImport(Glibc)
      let number = __rlimit_resource_t(resource.rawValue)
    #else
      let number = resource
    #endif
    guard getrlimit(number, &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_cur, value)
    limit.rlim_max = min(limit.rlim_max, greatest ?? value)
    setrlimit(number, &limit)
  }

  /// A detached thread.
  private enum Thread {
    /// Starts a thread that runs `work`.
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
      // Exits rather than leave a child that nothing would end.
      if failure != 0 { _exit(1) }
    }

    private final class Work {
      let run: @Sendable () -> Void
      init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
  }
}
