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

/// The program that loads plugins, with its environment and its ways to reach the user.
package struct PluginHost: Sendable {
  /// The absolute path of the program's file; the modules that plugins are compiled against are found relative to it.
  ///
  /// `nil` when the system does not tell it. The name that the program was called by is no substitute: it may be
  /// relative, and whoever fills the working directory would decide what it names.
  package var executable: String?
  /// The environment variables.
  package var environment: [String: String]
  /// The command that checks a new plugin in a process of its own; see ``PluginProbe``.
  package var probe: [String]
  /// The processor time that a plugin's check may take, in seconds; by the clock it may take twelve times as long.
  package var probeSeconds: Double
  /// Shows the user a message about progress.
  package var note: @Sendable (String) -> Void = { _ in }
  /// Asks the user whether code may run; `nil` when nobody can answer.
  package var ask: (@Sendable (PluginQuestion) -> Bool)?
  /// Called with the plugins' paths before their code first runs in this process.
  package var willRun: @Sendable ([String]) -> Void = { _ in }

  /// Creates a host.
  package init(executable: String?, environment: [String: String], probe: [String], probeSeconds: Double = 10) {
    self.executable = executable
    self.environment = environment
    self.probe = probe
    self.probeSeconds = probeSeconds
  }

  /// The running program, which passes ``PluginProbe/argument`` to ``PluginProbe/run(_:)``.
  package static var current: PluginHost {
    #if os(Linux)
      // Leads to the running program, even after another file has taken its place.
      let itself: String? = "/proc/self/exe"
    #else
      let itself = runningExecutable
    #endif
    return PluginHost(
      executable: runningExecutable, environment: ProcessInfo.processInfo.environment,
      probe: itself.map { [$0, PluginProbe.argument] } ?? [])
  }

  /// The path of the running program with links resolved, independent of the name it was called by.
  ///
  /// It is found once, at the start: later, the program's file may have been replaced.
  package static let runningExecutable: String? = {
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
  }()

  /// The folder that contains the program.
  package var executableFolder: String? {
    executable.flatMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } }
  }

  /// Returns the folder at this path below the installation's prefix.
  func installed(_ path: String) -> String? { executableFolder.map { $0 + "/../" + path } }
}
