import FileWriting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The Swift compiler of this machine.
struct SwiftCompiler {
  /// Its file.
  let path: String

  /// The compiler in `$SWIFT_EXEC`, as for SwiftPM, else the first in `$PATH`; `nil` when there is none.
  init?(environment: [String: String]) {
    let named = environment["SWIFT_EXEC"].map { [$0] } ?? []
    // A relative folder would be another one wherever the program is run.
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let found = folders.map { "\($0)/swiftc" }
    guard let path = (named + found).first(where: { FileStatus($0)?.isFolder == false && access($0, X_OK) == 0 }) else {
      return nil
    }
    self.path = path
  }

  /// The seconds after which it is said that the compiler is still busy, and those it may take.
  static let seconds = (notice: 5.0, limit: 120.0)

  /// What the compiler says its version is.
  ///
  /// A tool that stands for several compilers can be remembered as the wrong one. That is harmless: modules of the kit
  /// can be used by one version only, and they are part of every plugin's hash.
  func version(host: PluginHost, rememberedIn cache: PluginCache) throws -> String {
    try cache.remembered(about: [path]) {
      let limit = 20
      let command = PluginProbe.supervising([path, "--version"], seconds: limit, host: host)
      let run: ChildProcess
      do {
        run = try ChildProcess(command, environment: host.environment, seconds: Double(limit))
      } catch {
        throw PluginError.probeFailed(file: path, reason: "\(host.probe.first ?? ""): \(error)")
      }
      guard run.end == .exited(0), !run.output.isEmpty else {
        throw PluginError.compilerUnusable(path: path, reason: "it does not say its version")
      }
      return run.output
    }
  }

  /// Compiles `sources` to the library `output`.
  ///
  /// - Returns: How it ended, and what the compiler had to say.
  func compile(
    _ sources: [String], module: String, kit: Kit, output: String, environment: [String: String], host: PluginHost,
    notice: () -> Void
  ) throws -> (end: ChildProcess.End, words: String) {
    let command =
      [path] + Self.options + ["-module-name", module] + kit.compilerArguments + sources + ["-o", output]
    // Several processes of the compiler work one after another; each has the whole time.
    let compiler = try ChildProcess(
      PluginProbe.supervising(command, seconds: 4 * Int(Self.seconds.limit), host: host), environment: environment,
      seconds: Self.seconds.limit, noticeSeconds: Self.seconds.notice, notice: notice)
    return (compiler.end, compiler.errors + compiler.output)
  }

  /// The options that make a difference to what is compiled.
  static let options: [String] = {
    var options = ["-emit-library", "-O", "-wmo", "-parse-as-library", "-swift-version", "6"]
    #if os(macOS)
      // The kit is in the program that will load the library.
      options += ["-Xlinker", "-undefined", "-Xlinker", "dynamic_lookup"]
    #endif
    return options
  }()
}
