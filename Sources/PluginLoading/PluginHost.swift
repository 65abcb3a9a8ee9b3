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

/// The program that loads plugins, its environment, and its means of communication with the user.
package struct PluginHost: Sendable {
  /// The absolute path of the program's file; the modules that plugins are compiled against are found relative to it.
  ///
  /// `nil` if the system does not report it. The name that the program was called by is no substitute: it may be
  /// relative, and whoever controls the working directory would determine what it refers to.
  package var executable: String?
  /// The environment variables.
  package var environment: [String: String]
  /// The command that checks a new plugin in a process of its own; see ``PluginProbe``.
  package var probe: [String]
  /// The limit on the processor time of a plugin's check, in seconds; the limit on elapsed time is twelve times as
  /// long.
  package var probeSeconds: Double
  /// Shows a message about progress to the user.
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
      // Refers to the running program, even after its file was replaced.
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
  /// Evaluated once, at the start: later, the program's file may have been replaced.
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
