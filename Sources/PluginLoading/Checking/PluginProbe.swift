import FileWriting
import GradientKit

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

/// The first check of a plugin, in a separate process where a crash or an endless loop does no harm.
package struct PluginProbe {
  /// The hidden first argument with which the program calls itself to check a plugin.
  package static let argument = "__check-plugin"

  /// The ratio of the limits on elapsed time and processor time.
  private static let wallFactor = 12.0

  /// Executes the arguments after ``argument``: the check of a plugin, or a compiler that must not outlive its parent
  /// process.
  ///
  /// - Returns: The exit status.
  package static func run(_ arguments: some Sequence<String>) -> Int32 {
    let arguments = Array(arguments)
    guard let task = arguments.first, let seconds = arguments.dropFirst().first.flatMap({ Int($0) }) else { return 2 }
    Supervision.begin()
    switch (task, arguments.count) {
    case ("check", 6):
      // A plugin may suspend its own process, and with it the thread that waits for the parent's end.
      Supervision.endWithParent()
      Supervision.limit(seconds: seconds, gigabytes: 8)
      return check(library: arguments[2], file: arguments[3], kit: arguments[4], token: arguments[5])
    case ("run", 4...):
      Supervision.limit(seconds: seconds, gigabytes: 16)
      guard chdir(arguments[2]) == 0 else { return 127 }
      return Supervision.run(Array(arguments[3...]), environment: ProcessInfo.processInfo.environment)
    default: return 2
    }
  }

  /// Returns a command that runs `command` in `folder` with a limit on processor time and ends when this process ends.
  static func supervising(_ command: [String], in folder: String, seconds: Int, host: PluginHost) -> [String] {
    host.probe + ["run", "\(seconds)", folder] + command
  }

  /// Checks the plugin in a library and writes a report to standard output that begins with `token`.
  private static func check(library: String, file: String, kit: String, token: String) -> Int32 {
    // The plugin's own output must not be mistaken for a report.
    let report = fcntl(1, F_DUPFD_CLOEXEC, 10)
    dup2(2, 1)
    var (text, outcome) = ("", Outcome.passed)
    if let image = try? PluginImage(library: library, file: file, kit: kit) {
      for type in image.types {
        let check = ConformanceCheck(of: type)
        text += check.description
        if !check.passed { outcome = .failed }
      }
    } else {
      outcome = .unusable
    }
    // The exit status proves nothing, since a plugin can exit with any status.
    let bytes = Array("\(token) \(outcome.rawValue)\n\(text)".utf8)
    do throws(SystemFailure) { try TemporaryFile.write(bytes, to: report) } catch { return 1 }
    return 0
  }

  /// The result of a check.
  private enum Outcome: String {
    case passed, failed, unusable
  }

  /// Checks `library`, compiled from `file`, in a copy of this program.
  ///
  /// - Throws: ``PluginError`` when the check fails or the copy crashes.
  static func check(library: String, file: String, kit fingerprint: String, host: PluginHost) throws {
    var environment = host.environment
    // The error message contains what a user can act on; Swift's backtrace takes seconds and many lines.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    let token = (0..<2).map { _ in String(UInt64.random(in: 0 ... .max), radix: 36) }.joined()
    let child: ChildProcess
    do {
      // A busy machine must not fail a plugin, so processor time is what counts; only one that sleeps exceeds the
      // elapsed time.
      child = try ChildProcess(
        host.probe + ["check", "\(max(1, Int(host.probeSeconds)))", library, file, fingerprint, token],
        environment: environment, seconds: host.probeSeconds * Self.wallFactor)
    } catch {
      throw PluginError.probeFailed(file: file, reason: "\(host.probe.first ?? ""): \(error)")
    }
    switch child.end {
    case .signaled(SIGXCPU):
      throw PluginError.tookTooLong(file: file, seconds: host.probeSeconds, isProcessorTime: true)
    case .timedOut:
      throw PluginError.tookTooLong(
        file: file, seconds: host.probeSeconds * Self.wallFactor, isProcessorTime: false)
    case .signaled(let signal):
      throw PluginError.trapped(file: file, signal: signal, lastWords: lastLines(of: child.errors))
    case .exited: break
    }
    let parts = child.output.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let words = (parts.first ?? "").split(separator: " ")
    guard words.count == 2, words[0] == token, let outcome = Outcome(rawValue: String(words[1])) else {
      throw PluginError.endedProgram(file: file, lastWords: lastLines(of: child.errors))
    }
    switch outcome {
    case .passed: return
    case .failed: throw PluginError.checkFailed(file: file, report: parts.count > 1 ? String(parts[1]) : "")
    case .unusable:
      // Loading the library here throws the same error, with its own type.
      _ = try PluginImage(library: library, file: file, kit: fingerprint)
      throw PluginError.probeFailed(file: file, reason: lastLines(of: child.errors))
    }
  }

  /// Returns the last lines before the stack trace, which shows gdplot's own frames.
  static func lastLines(of text: String) -> String {
    let lines = text.split(separator: "\n").prefix {
      !$0.hasPrefix("Current stack trace") && !$0.hasPrefix("*** ") && !$0.hasPrefix("Stack dump")
    }
    return lines.suffix(5).map { "  " + $0 }.joined(separator: "\n")
  }
}
