import PluginLoading
import Synchronization
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reports a process that a plugin ends, by a trap or by `exit`.
enum PluginGuard {
  private static let plugins = Mutex<[String]>([])
  private static let mayEnd = Atomic<Bool>(false)

  /// From now on, treats an end of the process as an error that may be due to these plugins, unless ``end()`` was
  /// called.
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

  /// Allows the process to end without an error.
  static func end() { mayEnd.store(true, ordering: .releasing) }
}

extension PluginHost {
  /// The running program as a command with a user to interact with.
  static var command: PluginHost {
    var host = PluginHost.current
    host.note = { StandardError.write("gdplot: note: \($0)\n") }
    if isatty(0) == 1, isatty(2) == 1 { host.ask = { ask($0) } }
    host.willRun = { plugins in
      // The output of a plugin must not be mixed with results.
      StandardOutput.reserve()
      PluginGuard.begin(plugins: plugins)
    }
    return host
  }

  /// Asks on the terminal whether the plugins of a folder may run; any answer but yes means no.
  private static func ask(_ question: PluginQuestion) -> Bool {
    let most = 10
    // A name with a line break could forge a prompt and its answer.
    func shown(_ text: String) -> String { VisibleText(line: text).text }
    let names = question.neighbours.map { shown(String($0.split(separator: "/").last ?? "")) }
    let more = names.count > most ? ", and \(names.count - most) more" : ""
    // Input typed before the question is not an answer to it.
    tcflush(0, TCIFLUSH)
    StandardError.write(
      """
      \(shown(question.name)) is the plugin \(shown(question.plugin)). A plugin is a program, and runs with all your rights.
      The folder \(shown(question.folder)) has \(names.count) of them: \(names.prefix(most).joined(separator: ", "))\(more).
      May what is in this folder run, now and from now on? [y/N] 
      """)
    let answer = readLine(strippingNewline: true)?.lowercased() ?? ""
    return ["y", "yes"].contains(answer)
  }
}
