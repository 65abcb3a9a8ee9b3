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

/// The program that loads plugins, and its surroundings.
package struct PluginHost: Sendable {
  /// The program's file; the modules plugins are compiled against are found from there.
  package var executable: String
  /// The variables of the environment.
  package var environment: [String: String]
  /// The command that checks a plugin for the first time, in a process of its own; see ``PluginProbe``.
  package var probe: [String]
  /// The seconds a plugin may take to be checked.
  package var probeSeconds: Double
  /// Tells the user something that goes on.
  package var note: @Sendable (String) -> Void = { _ in }
  /// Asks the user whether code may run; `nil` where nobody can answer.
  package var ask: (@Sendable (PluginQuestion) -> Bool)?
  /// What is done before code of a plugin runs in this process for the first time.
  package var willRun: @Sendable ([String]) -> Void = { _ in }

  /// A host.
  package init(executable: String, environment: [String: String], probe: [String], probeSeconds: Double = 10) {
    self.executable = executable
    self.environment = environment
    self.probe = probe
    self.probeSeconds = probeSeconds
  }

  /// The running program, which hands ``PluginProbe/argument`` to ``PluginProbe/run(_:)``.
  package static var current: PluginHost {
    let executable = Self.runningExecutable ?? CommandLine.arguments.first ?? "gdplot"
    return PluginHost(
      executable: executable, environment: ProcessInfo.processInfo.environment,
      probe: [executable, PluginProbe.argument])
  }

  /// The file of the running program, its links followed; what the program was called as may be anything.
  static var runningExecutable: String? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var path = [CChar](repeating: 0, count: Int(size) + 1)
      guard _NSGetExecutablePath(&path, &size) == 0 else { return nil }
      let link = path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } ?? ""
    #else
      let link = "/proc/self/exe"
    #endif
    guard let real = realpath(link, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The folder the program is in.
  var executableFolder: String {
    executable.lastIndex(of: "/").map { String(executable[..<$0]) } ?? "."
  }

  /// The installation's folder that has this path below its prefix.
  func installed(_ path: String) -> String { executableFolder + "/../" + path }
}
