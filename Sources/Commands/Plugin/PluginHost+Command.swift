import PluginLoading
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension PluginHost {
  /// The running program, which has a user to talk to.
  static var command: PluginHost {
    var host = PluginHost.current
    host.note = { StandardError.write("gdplot: note: \($0)\n") }
    if isatty(0) == 1, isatty(2) == 1 { host.ask = { ask($0) } }
    host.willRun = { plugins in
      // What a plugin prints is no result.
      StandardOutput.reserve()
      PluginGuard.begin(plugins: plugins)
    }
    return host
  }

  /// Asks on the terminal whether the plugins of a folder may run; anything but yes is no.
  private static func ask(_ question: PluginQuestion) -> Bool {
    let most = 10
    // A name that goes on in the next line could answer the question in advance.
    func shown(_ text: String) -> String { VisibleText(line: text).text }
    let names = question.neighbours.map { shown(String($0.split(separator: "/").last ?? "")) }
    let more = names.count > most ? ", and \(names.count - most) more" : ""
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
