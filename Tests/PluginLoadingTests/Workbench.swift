import Foundation
import GradientKit
import PluginLoading

/// A temporary folder with plugins, its own cache, and a host that uses nothing else.
struct Workbench: ~Copyable {
  let folder: String
  var host: PluginHost

  /// Whether this machine can compile plugins.
  static let canCompile = (try? SwiftCompiler(environment: ProcessInfo.processInfo.environment)) != nil

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/gdplot-tests-" + UUID().uuidString
    for name in ["Plugins", "cache", "home"] {
      try FileManager.default.createDirectory(atPath: folder + "/" + name, withIntermediateDirectories: true)
    }
    host = PluginHost.current
    host.environment["XDG_CACHE_HOME"] = folder + "/cache"
    host.environment["XDG_CONFIG_HOME"] = folder + "/home"
    host.environment["GDPLOT_PLUGIN_PATH"] = nil
    // All tests share the compiler's module cache, which takes long to fill.
    host.environment["CLANG_MODULE_CACHE_PATH"] = FileManager.default.temporaryDirectory.path + "/gdplot-tests-modules"
    // Tests run inside a test program; the program that checks plugins is built beside it.
    host.probe = [(host.executableFolder ?? "") + "/gdplot", PluginProbe.argument]
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var plugins: String { folder + "/Plugins" }
  var cache: String { folder + "/cache/gdplot" }

  /// Writes a file into the folder of plugins.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

  /// Writes a file into the folder of plugins.
  @discardableResult
  func write(_ contents: Data, to name: String) throws -> String {
    let path = plugins + "/" + name
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    // Overwriting a loaded library would change the running program.
    try contents.write(to: URL(fileURLWithPath: path), options: .atomic)
    return path
  }

  /// Returns the plugins of the folder, which may run by default.
  func library(
    named: [String] = [], folders: [String]? = nil, asked: [String]? = nil
  ) throws -> PluginLibrary {
    let folders = folders ?? [plugins]
    return try PluginLibrary(
      PluginSearchPath(named: named, folders: folders), asked: asked ?? named + folders, host: host)
  }

  /// Returns a catalog with the plugin of this name.
  func catalog(with name: String, kind: ComponentKind = .loss) throws -> Catalog {
    var catalog = Catalog()
    try library().load(named: name, kind: kind, into: &catalog)
    return catalog
  }

  /// Returns the error of the only plugin.
  func failure(named name: String = "huber") -> String {
    do {
      _ = try catalog(with: name)
      return "no failure"
    } catch {
      return "\(error)".replacing(plugins + "/", with: "")
    }
  }

  /// Returns the libraries in the cache.
  func compiled() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? []).filter { $0.hasSuffix(".so") }.sorted()
  }

  /// Makes the compiler write a line to a file at each compilation, and returns a counter of the lines.
  mutating func countCompiles() throws -> CompileCount {
    let compiler = try SwiftCompiler(environment: host.environment)?.path ?? "swiftc"
    let (log, script) = (folder + "/compiles", folder + "/swiftc")
    try "#!/bin/sh\ncase \"$*\" in *-emit-library*) echo x >> '\(log)';; esac\nexec '\(compiler)' \"$@\"\n"
      .write(toFile: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    host.environment["SWIFT_EXEC"] = script
    return CompileCount(log: log)
  }

  /// The number of compilations.
  struct CompileCount {
    let log: String
    var value: Int { (try? String(contentsOfFile: log, encoding: .utf8))?.split(separator: "\n").count ?? 0 }
  }

  /// Returns the source of a valid loss.
  static func loss(
    _ type: String = "Huber", name: String = "huber", formula: String = "(prediction - target) * (prediction - target)",
    more: String = "", before: String = ""
  ) -> String {
    """
    import GradientKit

    \(before)struct \(type): RegressionLoss {
      static let name = "\(name)", summary = "for a test"
      init(_ settings: inout Settings) throws {}
      func value<S: Scalar>(_ prediction: S, _ target: S) -> S { \(formula) }
      \(more)
    }

    """
  }
}
