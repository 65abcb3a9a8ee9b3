import Foundation
import PluginLoading

extension Workbench {
  /// Returns a library with this source, compiled without the host.
  borrowing func library(source: String) throws -> Data {
    let (file, output) = (folder + "/foreign.swift", folder + "/foreign-\(UUID().uuidString).so")
    try source.write(toFile: file, atomically: true, encoding: .utf8)
    let compiler = try SwiftCompiler(environment: host.environment)?.path ?? "swiftc"
    _ = try ChildProcess(
      [compiler, "-emit-library", "-parse-as-library", "-module-name", "Foreign_\(UInt32.random(in: 0 ... .max))"]
        + Kit(of: host).compilerArguments + [file, "-o", output], environment: host.environment)
    return try Data(contentsOf: URL(fileURLWithPath: output))
  }

  /// Returns a library that claims to be compiled against this kit.
  borrowing func foreignLibrary(kit: String) throws -> Data {
    try library(source: Self.loss() + PluginEntryPoint.source(registering: "Huber", kit: kit))
  }
}
