import GradientKit

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The first look at a plugin, in a process of its own: what traps or never ends there, does no harm.
package struct PluginProbe {
  /// The hidden first argument with which a program calls itself to check a plugin.
  package static let argument = "__check-plugin"

  /// Checks the plugin that the arguments after ``argument`` name, and writes a report to standard output.
  ///
  /// - Returns: The status to exit with.
  package static func run(_ arguments: some Sequence<String>) -> Int32 {
    let arguments = Array(arguments)
    guard arguments.count == 3 else { return Outcome.unusable.rawValue }
    // Nobody wants the memory of a plugin that crashed on disk.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    #else
      setrlimit(RLIMIT_CORE, &none)
    #endif
    // What the plugin prints must not look like a report.
    let report = dup(1)
    dup2(2, 1)
    guard let image = try? PluginImage(library: arguments[0], file: arguments[1], kit: arguments[2]) else {
      return Outcome.unusable.rawValue
    }
    var text = ""
    var outcome = Outcome.passed
    for type in image.types {
      let check = ConformanceCheck(of: type)
      text += check.description
      if !check.passed { outcome = .failed }
    }
    let bytes = Array(text.utf8)
    write(report, bytes, bytes.count)
    return outcome.rawValue
  }

  /// How a check ended.
  private enum Outcome: Int32 {
    // No status a plugin is likely to exit with.
    case passed = 90, failed, unusable
  }

  /// Has `library`, made from `file`, checked by a copy of this program; does nothing when it passes.
  ///
  /// - Throws: ``PluginError`` when it fails or stops the copy.
  static func check(library: String, file: String, kit fingerprint: String, host: PluginHost) throws {
    var environment = host.environment
    // The message says what a user can use; Swift's own report of a crash takes seconds and screens.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    let child: ChildProcess
    do {
      child = try ChildProcess(
        host.probe + [library, file, fingerprint], environment: environment, seconds: host.probeSeconds)
    } catch {
      throw PluginError.probeFailed(file: file, reason: "\(host.probe.first ?? ""): \(error)")
    }
    switch child.end {
    case .exited(Outcome.passed.rawValue):
      return
    case .exited(Outcome.failed.rawValue):
      throw PluginError.checkFailed(file: file, report: child.output)
    case .exited(Outcome.unusable.rawValue):
      // The same refusal comes from here, as an error of its own.
      _ = try PluginImage(library: library, file: file, kit: fingerprint)
      throw PluginError.probeFailed(file: file, reason: lastLines(of: child.errors))
    case .exited:
      throw PluginError.endedProgram(file: file, lastWords: lastLines(of: child.errors))
    case .signaled(let signal):
      throw PluginError.trapped(file: file, signal: signal, lastWords: lastLines(of: child.errors))
    case .timedOut:
      throw PluginError.tookTooLong(file: file, seconds: host.probeSeconds)
    }
  }

  private static func lastLines(of text: String) -> String {
    text.split(separator: "\n").suffix(5).map { "  " + $0 }.joined(separator: "\n")
  }
}
