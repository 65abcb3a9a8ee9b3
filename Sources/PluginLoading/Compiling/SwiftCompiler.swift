import FileWriting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The Swift compiler of this machine.
package struct SwiftCompiler {
  /// The path of the compiler.
  package let path: String

  /// Finds the compiler in `$SWIFT_EXEC`, as SwiftPM does, else the first in `$PATH`; `nil` when there is none.
  ///
  /// A name in `$SWIFT_EXEC` is looked for in `$PATH`.
  ///
  /// - Throws: ``PluginError/compilerUnusable(path:reason:)`` for a path that depends on the working directory.
  package init?(environment: [String: String]) throws(PluginError) {
    // Relative folders are skipped, since they depend on the working directory.
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    func inPath(_ name: String) -> [String] { folders.map { "\($0)/\(name)" } }
    let named = environment["SWIFT_EXEC"] ?? ""
    guard named.hasPrefix("/") || !named.contains("/") else {
      throw .compilerUnusable(path: named, reason: "the path in SWIFT_EXEC depends on the folder gdplot is run in")
    }
    let candidates = (named.hasPrefix("/") ? [named] : named.isEmpty ? [] : inPath(named)) + inPath("swiftc")
    guard let path = candidates.first(where: { FileStatus($0)?.isFolder == false && access($0, X_OK) == 0 }) else {
      return nil
    }
    self.path = path
  }

  /// The times in seconds after which the user is notified that the compiler is still running, and after which it is
  /// stopped.
  static let seconds = (notice: 5.0, limit: 120.0)

  /// Returns the compiler's version text.
  ///
  /// The cached version may be wrong for a wrapper that selects among several compilers. That is harmless: only one
  /// version can read the kit's modules, and these are part of every plugin's hash.
  func version(host: PluginHost, rememberedIn cache: PluginCache) throws -> String {
    try cache.remembered(about: [path]) {
      // Processor time is limited tightly, and time by the clock as a compilation is: the machine may be busy.
      let command = PluginProbe.supervising([path, "--version"], in: "/", seconds: 20, host: host)
      // The leftovers of a killed compiler are deleted with the folder.
      let folder = try cache.buildFolder()
      defer { withExtendedLifetime(folder) {} }
      let environment = host.environment.merging(["TMPDIR": folder.path]) { $1 }
      let run: ChildProcess
      do {
        run = try ChildProcess(command, environment: environment, seconds: Self.seconds.limit)
      } catch {
        throw PluginError.probeFailed(file: path, reason: "\(host.probe.first ?? ""): \(error)")
      }
      guard run.end == .exited(0), !run.output.isEmpty else {
        throw PluginError.compilerUnusable(path: path, reason: "it does not say its version")
      }
      return run.output
    }
  }

  /// Compiles `sources` to the library `output` while `folder` is the working directory; all paths are absolute.
  ///
  /// The driver looks for its own tools in the working directory first, so that has to be a folder of this process.
  ///
  /// - Returns: How the compiler ended, and its output.
  func compile(
    _ sources: [String], module: String, kit: Kit, output: String, in folder: String, environment: [String: String],
    host: PluginHost, notice: () -> Void
  ) throws -> (end: ChildProcess.End, words: String) {
    let command =
      [path] + Self.options + ["-module-name", module] + kit.compilerArguments + sources + ["-o", output]
    // Several compiler processes run one after another; each has the full limit.
    let compiler = try ChildProcess(
      PluginProbe.supervising(command, in: folder, seconds: 4 * Int(Self.seconds.limit), host: host),
      environment: environment, seconds: Self.seconds.limit, noticeSeconds: Self.seconds.notice, notice: notice)
    return (compiler.end, compiler.errors + compiler.output)
  }

  /// The options that affect the compiled code.
  static let options: [String] = {
    var options = ["-emit-library", "-O", "-wmo", "-parse-as-library", "-swift-version", "6"]
    #if os(macOS)
      // The kit's symbols are in the program that loads the library.
      options += ["-Xlinker", "-undefined", "-Xlinker", "dynamic_lookup"]
    #endif
    return options
  }()
}
