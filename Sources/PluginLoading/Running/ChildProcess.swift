package import FileWriting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Another program, run to its end.
///
/// It leads its own process group, which is killed as a whole. Its standard input is a pipe that nothing is written to:
/// when this process ends, for any reason, the pipe closes, and a program that watches it, as ``Supervision`` does,
/// also ends.
///
/// It uses `posix_spawn`: Foundation's `Process` would load all of Foundation at every start of gdplot, and
/// swift-subprocess would make loading a plugin asynchronous.
package struct ChildProcess {
  /// How a program ended.
  package enum End: Equatable {
    /// It exited with a status.
    case exited(Int32)
    /// A signal ended it.
    case signaled(Int32)
    /// It exceeded its time limit and was killed.
    case timedOut
  }

  /// How it ended.
  package let end: End
  /// Its standard output.
  let output: String
  /// Its standard error.
  package let errors: String

  /// Runs `command`, a file and its arguments.
  ///
  /// - Parameters:
  ///   - command: the file and its arguments.
  ///   - environment: its environment variables.
  ///   - seconds: the time limit.
  ///   - noticeSeconds: the time after which `notice` is called.
  ///   - notice: called once if the program is still running by then.
  /// - Throws: ``SystemFailure`` when it cannot be started.
  package init(
    _ command: [String], environment: [String: String], seconds: Double? = nil, noticeSeconds: Double = 5,
    notice: () -> Void = {}
  ) throws(SystemFailure) {
    let began = ContinuousClock.now
    var streams = [try Pipe(), try Pipe()]
    let life = try Pipe()
    defer { life.closeWriting() }
    let child: pid_t
    do throws(SystemFailure) {
      child = try Self.start(command, environment: environment, life: life, output: streams[0], errors: streams[1])
    } catch {
      for stream in streams { stream.closeBoth() }
      life.closeReading()
      throw error
    }
    life.closeReading()
    for stream in streams { stream.closeWriting() }
    defer { for stream in streams { stream.closeReading() } }

    var ended: End?
    var isNoticed = false
    // A grandchild may keep the pipes open, and a child may close them and continue, so both are awaited separately.
    while ended == nil || streams.contains(where: { !$0.isAtEnd }) {
      let open = streams.indices.filter { !streams[$0].isAtEnd }
      var polled = open.map { pollfd(fd: streams[$0].reading, events: Int16(POLLIN), revents: 0) }
      let wait: Int32 = ended != nil ? 0 : open.isEmpty ? 5 : 50
      let ready = poll(&polled, nfds_t(polled.count), wait)
      for (position, index) in open.enumerated() where polled[position].revents != 0 { streams[index].read() }
      if ended != nil, ready == 0 { break }
      guard ended == nil else { continue }
      ended = Self.end(of: child)
      let time = ContinuousClock.now - began
      if ended == nil, let seconds, time > .seconds(seconds) {
        kill(-child, SIGKILL)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        ended = .timedOut
      }
      if ended == nil, !isNoticed, time > .seconds(noticeSeconds) {
        isNoticed = true
        notice()
      }
      // Ends the processes that the child started.
      if ended != nil { kill(-child, SIGKILL) }
    }
    end = ended ?? .exited(0)
    output = String(decoding: streams[0].bytes, as: UTF8.self)
    errors = String(decoding: streams[1].bytes, as: UTF8.self)
  }

  private static func end(of child: pid_t) -> End? {
    var status: Int32 = 0
    guard waitpid(child, &status, WNOHANG) == child else { return nil }
    return End(status: status)
  }

  private static func start(
    _ command: [String], environment: [String: String], life: Pipe, output: Pipe, errors: Pipe
  ) throws(SystemFailure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, life.reading, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
    return try SpawnedProcess.start(command, environment: environment, actions: &actions, leadsGroup: true)
  }

  /// One output stream of the child: the pipe and the bytes received so far.
  private struct Pipe {
    let reading: Int32
    let writing: Int32
    private(set) var bytes: [UInt8] = []
    private(set) var isAtEnd = false

    init() throws(SystemFailure) {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw SystemFailure() }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }

    mutating func read() {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = SystemCall.read(reading, &buffer)
      if count > 0 {
        // Limits the memory for a child that writes endlessly; the beginning is enough to report.
        bytes += buffer[..<min(count, max(0, 1 << 24 - bytes.count))]
      } else if count == 0 || errno != EINTR {
        isAtEnd = true
      }
    }

    func closeReading() { close(reading) }
    func closeWriting() { close(writing) }
    func closeBoth() {
      closeReading()
      closeWriting()
    }
  }
}

extension ChildProcess.End {
  /// Decodes a status of `waitpid`.
  init(status: Int32) {
    // The layout is the same on all systems that Swift runs on; the macros that decode it are not imported.
    let signal = status & 0x7f
    self = signal == 0 ? .exited(status >> 8 & 0xff) : .signaled(signal)
  }
}

/// A started program.
struct SpawnedProcess {
  #if canImport(Darwin)
    typealias Actions = posix_spawn_file_actions_t?
  #else
    typealias Actions = posix_spawn_file_actions_t
  #endif

  /// Starts `command`, the absolute path of a file and its arguments, with no signal ignored or blocked.
  ///
  /// - Throws: ``SystemFailure``.
  static func start(
    _ command: [String], environment: [String: String], actions: inout Actions, leadsGroup: Bool
  ) throws(SystemFailure) -> pid_t {
    // A relative path would run a file of that name in the working directory.
    guard let file = command.first, file.hasPrefix("/") else { throw SystemFailure(ENOENT) }
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (ignored, blocked) = (sigset_t(), sigset_t())
    sigemptyset(&blocked)
    sigemptyset(&ignored)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP] { sigaddset(&ignored, signal) }
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    if leadsGroup { flags |= POSIX_SPAWN_SETPGROUP }
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    var failure = posix_spawn(&child, file, &actions, &attributes, &arguments, &variables)
    // A program that has just been written stays busy while a process that was forked meanwhile still has it open.
    for _ in 0..<100 where failure == ETXTBSY {
      usleep(10_000)
      failure = posix_spawn(&child, file, &actions, &attributes, &arguments, &variables)
    }
    guard failure == 0 else { throw SystemFailure(failure) }
    return child
  }
}
