import FileWriting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program of the system, found in an absolute folder of `PATH`.
struct OutsideProgram {
  private let words: [String]
  /// The path of its file; `nil` where there is none.
  ///
  /// Relative folders are skipped, since they depend on the working directory.
  private var path: String? {
    let folders = (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.map { "\($0)/\(words[0])" }.first { access($0, X_OK) == 0 }
  }

  /// Creates a program with its arguments.
  init(_ words: [String]) { self.words = words }

  /// Runs the program with this process's streams and returns its status; sends SIGTERM once `shouldStop` returns true.
  func run(shouldStop: () -> Bool) throws -> Int32 {
    let child = try start(output: nil)
    var isTold = false
    return try status(of: child) {
      guard !isTold, shouldStop() else { return }
      isTold = true
      kill(child, SIGTERM)
    }
  }

  /// Runs the program and returns its output.
  ///
  /// - Throws: ``ClusterError`` if its status is not 0; the program has printed the reason.
  func output() throws -> String {
    var pair: [Int32] = [-1, -1]
    guard pipe(&pair) == 0 else { throw failure(errno) }
    let child: pid_t
    do {
      child = try start(output: pair)
    } catch {
      for descriptor in pair { close(descriptor) }
      throw error
    }
    close(pair[1])
    var (bytes, buffer): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 4096))
    while true {
      let count = read(pair[0], &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    close(pair[0])
    let status = try status(of: child) {}
    guard status == 0 else { throw ClusterError("\(words[0]) ended with status \(status)") }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func start(output: [Int32]?) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let output {
      posix_spawn_file_actions_addclose(&actions, output[0])
      posix_spawn_file_actions_adddup2(&actions, output[1], 1)
      posix_spawn_file_actions_addclose(&actions, output[1])
    }
    // Signals that this process ignores must not stay ignored in the program.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for text in arguments { free(text) } }
    var child: pid_t = 0
    guard let path else { throw failure(ENOENT) }
    let status = posix_spawn(&child, path, &actions, &attributes, &arguments, environ)
    guard status == 0 else { throw failure(status) }
    return child
  }

  private func status(of child: pid_t, whileWaiting wait: () -> Void) throws -> Int32 {
    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f }
      guard ended == 0 || errno == EINTR else { throw failure(errno) }
      wait()
      usleep(20_000)
    }
  }

  private func failure(_ number: Int32) -> ClusterError {
    ClusterError("\(words[0]) cannot be started: \(SystemFailure(number))")
  }
}
