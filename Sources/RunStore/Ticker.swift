#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Calls a function every half second, on a thread of its own, until it is ended.
package final class Ticker: @unchecked Sendable {
  /// What the thread is given.
  private final class Work: Sendable {
    let stop: Int32
    let body: @Sendable () -> Void

    init(stop: Int32, body: @escaping @Sendable () -> Void) {
      self.stop = stop
      self.body = body
    }

    /// Waits half a second at a time for the pipe to close.
    func go() {
      while true {
        var entry = pollfd(fd: stop, events: Int16(POLLIN), revents: 0)
        switch poll(&entry, 1, 500) {
        case 0: body()
        case 1...: return
        default: if errno != EINTR { return }
        }
      }
    }
  }

  private var ends: (read: Int32, write: Int32) = (-1, -1)
  private var thread: pthread_t?

  /// Begins; where the system has no thread or no pipe left, nothing is called.
  package init(_ body: @escaping @Sendable () -> Void) {
    var pair: [Int32] = [-1, -1]
    guard pipe(&pair) == 0 else { return }
    for descriptor in pair { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    ends = (pair[0], pair[1])
    let work = Unmanaged.passRetained(Work(stop: pair[0], body: body))
    #if canImport(Darwin)
      var started: pthread_t?
      let status = pthread_create(
        &started, nil,
        { pointer in
          Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().go()
          return nil
        }, work.toOpaque())
    #else
      var started = pthread_t()
      let status = pthread_create(
        &started, nil,
        { pointer in
          if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().go() }
          return nil
        }, work.toOpaque())
    #endif
    if status == 0 { thread = started } else { work.release() }
  }

  /// Waits for a call under way, and makes no more.
  package func end() {
    close(ends.write)
    if let thread { pthread_join(thread, nil) }
    close(ends.read)
    (thread, ends) = (nil, (-1, -1))
  }
}
