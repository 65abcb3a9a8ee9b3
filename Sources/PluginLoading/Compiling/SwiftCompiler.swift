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

/// The Swift compiler of this machine.
struct SwiftCompiler {
  /// Its file.
  let path: String

  /// The compiler in `$SWIFT_EXEC`, as for SwiftPM, else the first in `$PATH`; `nil` when there is none.
  init?(environment: [String: String]) {
    let named = environment["SWIFT_EXEC"].map { [$0] } ?? []
    let found = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/swiftc" }
    guard let path = (named + found).first(where: { FileStatus($0)?.isFolder == false && access($0, X_OK) == 0 }) else {
      return nil
    }
    self.path = path
  }

  /// What the compiler says its version is.
  ///
  /// A tool that stands for several compilers can be remembered as the wrong one. That is harmless: modules of the kit
  /// can be used by one version only, and they are part of every plugin's hash.
  func version(environment: [String: String], rememberedIn cache: PluginCache) throws -> String {
    try cache.remembered(about: [path]) {
      try ChildProcess([path, "--version"], environment: environment).output
    }
  }

  /// Compiles `sources` to the library `output`.
  ///
  /// - Returns: Whether it succeeded, and what the compiler had to say.
  func compile(
    _ sources: [String], module: String, kit: Kit, output: String, environment: [String: String]
  ) throws -> (succeeded: Bool, words: String) {
    let command =
      [path] + Self.options + ["-module-name", module] + kit.compilerArguments + sources + ["-o", output]
    let compiler = try ChildProcess(command, environment: environment)
    return (compiler.end == .exited(0), compiler.errors + compiler.output)
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
