#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Another program, run to its end.
///
/// Written on `posix_spawn`: Foundation's `Process` would make every start of gdplot load all of Foundation, and
/// swift-subprocess would make every load of a plugin asynchronous.
struct ChildProcess {
  /// How a program ended.
  enum End: Equatable {
    /// By itself, with a status.
    case exited(Int32)
    /// By a signal.
    case signaled(Int32)
    /// By this process, because its time was over.
    case timedOut
  }

  /// How it ended.
  let end: End
  /// What it wrote to standard output.
  let output: String
  /// What it wrote to standard error.
  let errors: String

  /// Runs `command`, a file and its arguments, with empty standard input.
  ///
  /// - Throws: ``SystemFailure`` when it cannot be started.
  init(_ command: [String], environment: [String: String], seconds: Double? = nil) throws {
    let deadline = seconds.map { ContinuousClock.now + .seconds($0) }
    var streams = [try Pipe(), try Pipe()]
    let child: pid_t
    do {
      child = try Self.start(command, environment: environment, output: streams[0], errors: streams[1])
    } catch {
      for stream in streams { stream.closeBoth() }
      throw error
    }
    for stream in streams { stream.closeWriting() }
    defer { for stream in streams { stream.closeReading() } }

    var ended: End?
    // A grandchild may keep the pipes open, and a child may close them and go on: both ends are waited for, apart.
    while ended == nil || streams.contains(where: { !$0.isAtEnd }) {
      let open = streams.indices.filter { !streams[$0].isAtEnd }
      var polled = open.map { pollfd(fd: streams[$0].reading, events: Int16(POLLIN), revents: 0) }
      let wait: Int32 = ended != nil ? 0 : open.isEmpty ? 5 : 50
      let ready = poll(&polled, nfds_t(polled.count), wait)
      for (position, index) in open.enumerated() where polled[position].revents != 0 { streams[index].read() }
      if ended != nil, ready == 0 { break }
      if ended == nil {
        ended = Self.end(of: child)
        if ended == nil, let deadline, ContinuousClock.now > deadline {
          kill(child, SIGKILL)
          var status: Int32 = 0
          while waitpid(child, &status, 0) < 0, errno == EINTR {}
          ended = .timedOut
        }
      }
    }
    end = ended ?? .exited(0)
    output = String(decoding: streams[0].bytes, as: UTF8.self)
    errors = String(decoding: streams[1].bytes, as: UTF8.self)
  }

  private static func end(of child: pid_t) -> End? {
    var status: Int32 = 0
    guard waitpid(child, &status, WNOHANG) == child else { return nil }
    // The layout of a status is the same on all systems Swift runs on; the macros that read it are not imported.
    let signal = status & 0x7f
    return signal == 0 ? .exited(status >> 8 & 0xff) : .signaled(signal)
  }

  private static func start(
    _ command: [String], environment: [String: String], output: Pipe, errors: Pipe
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)

    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, command[0], &actions, nil, &arguments, &variables)
    guard failure == 0 else { throw SystemFailure(failure) }
    return child
  }

  /// One stream of the child's, from its writing end to the bytes that arrived.
  private struct Pipe {
    let reading: Int32
    let writing: Int32
    private(set) var bytes: [UInt8] = []
    private(set) var isAtEnd = false

    init() throws {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw SystemFailure() }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }

    mutating func read() {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      #if canImport(Darwin)
        let count = Darwin.read(reading, &buffer, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(reading, &buffer, buffer.count)
      #else
        let count = Glibc.read(reading, &buffer, buffer.count)
      #endif
      if count > 0 {
        bytes += buffer[..<count]
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
