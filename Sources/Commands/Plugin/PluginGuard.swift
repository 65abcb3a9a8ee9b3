import PluginLoading
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What becomes of the process when a plugin ends it, by a trap or by `exit`.
enum PluginGuard {
  private static let plugins = Mutex<[String]>([])
  private static let mayEnd = Atomic<Bool>(false)

  /// From now on an end that the program did not decide on is a failure, and names these plugins.
  static func begin(plugins new: [String]) {
    let (all, isFirst) = plugins.withLock { plugins in
      let isFirst = plugins.isEmpty
      plugins += new.filter { !plugins.contains($0) }
      return (plugins, isFirst)
    }
    TrapMessage.install(plugins: all)
    guard isFirst else { return }
    atexit {
      guard !PluginGuard.mayEnd.load(ordering: .acquiring) else { return }
      let names = PluginGuard.plugins.withLock { $0.joined(separator: ", ") }
      StandardError.write(
        "gdplot: error: the program ended before it was done; a plugin may have ended it (\(names))\n")
      _exit(1)
    }
  }

  /// From here on the program ends because it is done.
  static func end() { mayEnd.store(true, ordering: .releasing) }
}
