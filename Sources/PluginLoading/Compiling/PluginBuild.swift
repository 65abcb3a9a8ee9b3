import FileWriting
import Hashing

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

/// A plugin's library in the cache, either found there or compiled.
struct PluginBuild {
  /// The library.
  let library: PluginCache.Library
  /// The key of the plugin's files in the cache, a hash of sources, kit, compiler and options.
  let key: String
  /// The compiler's warnings or problems with the cache; empty when the library was found.
  let warnings: String
  /// Whether the compiler ran.
  let wasCompiled: Bool

  /// Finds or compiles the library of `plugin`, whose files hold `contents`.
  ///
  /// - Throws: ``PluginError``.
  init(of plugin: FoundPlugin, holding contents: PluginContents, host: PluginHost, cache: PluginCache) throws {
    if let problem = plugin.nameProblem { throw problem }
    guard let compiler = try SwiftCompiler(environment: host.environment) else {
      throw PluginError.noCompiler(file: plugin.path)
    }
    let scan = try Self.scan(contents, of: plugin)
    let kit = try Kit(of: host)
    let fingerprint = try kit.fingerprint(rememberedIn: cache)
    if let module = kit.moduleBeyondKit(among: scan.imports) {
      throw PluginError.importBeyondKit(file: plugin.path, module: module)
    }
    guard scan.imports.contains("GradientKit") else { throw PluginError.importMissing(file: plugin.path) }
    let version = try compiler.version(host: host, rememberedIn: cache)
    key = Self.key(for: plugin, holding: contents, fields: [fingerprint, version] + SwiftCompiler.options)
    var isDamaged = false
    if let library = cache.library(key, isDamaged: &isDamaged) {
      (self.library, warnings, wasCompiled) = (library, "", false)
      return
    }
    let built = try Self.compile(
      plugin, holding: contents, declaring: scan.declaredTypes, key: key, with: compiler, kit: kit,
      fingerprint: fingerprint, host: host, cache: cache)
    library = try cache.keep(library: built.library, as: key)
    let remark = isDamaged ? "what the cache had of \(plugin.path) was damaged, so it was compiled again\n" : ""
    (warnings, wasCompiled) = (remark + built.words, true)
  }

  private static func scan(_ contents: PluginContents, of plugin: FoundPlugin) throws -> SourceScan {
    for (file, source) in zip(plugin.files, contents.files)
    where String(validating: source.bytes, as: UTF8.self) == nil {
      throw PluginError.notUTF8(file: file)
    }
    let scan = SourceScan(contents.files.map(\.bytes))
    if scan.isEmpty { throw PluginError.empty(file: plugin.path) }
    return scan
  }

  private static func key(for plugin: FoundPlugin, holding contents: PluginContents, fields: [String]) -> String {
    var hash = SHA256()
    for field in fields + [plugin.type, PluginEntryPoint.registerSymbol()] {
      hash.update(field: Array(field.utf8))
    }
    for file in contents.files {
      // The hash does not depend on the plugin's folder.
      hash.update(field: Array(file.name.utf8))
      hash.update(field: file.bytes)
    }
    return plugin.type + "-" + hash.finished().prefix(32)
  }

  private static func compile(
    _ plugin: FoundPlugin, holding contents: PluginContents, declaring declared: [String], key: String,
    with compiler: SwiftCompiler, kit: Kit, fingerprint: String, host: PluginHost, cache: PluginCache
  ) throws -> (library: [UInt8], words: String) {
    // The compiler reads copies, so that exactly the contents that were hashed are compiled, even if the files change.
    let folder = try cache.buildFolder()
    let (sources, entry, output) = (folder.path + "/source", folder.path + "/entry.swift", folder.path + "/library.so")
    do {
      for file in contents.files {
        try TemporaryFile.makeFolder(TemporaryFile.folder(of: sources + "/" + file.name))
        try TemporaryFile.replace(sources + "/" + file.name, with: file.bytes)
      }
      let source = PluginEntryPoint.source(registering: plugin.type, kit: fingerprint)
      try TemporaryFile.replace(entry, with: Array(source.utf8))
    } catch {
      throw cache.unwritable("\(error)")
    }
    var environment = cache.compilerEnvironment(host.environment)
    // The leftovers of a killed compiler are deleted with the folder.
    environment["TMPDIR"] = folder.path
    // Every plugin gets its own module name: the Swift runtime identifies types by module and name.
    let module = key.map { $0 == "-" ? "_" : String($0) }.joined()
    let result: (end: ChildProcess.End, words: String)
    do {
      result = try compiler.compile(
        contents.files.map { sources + "/" + $0.name } + [entry], module: module, kit: kit, output: output,
        in: folder.path, environment: environment, host: host
      ) { host.note("still compiling \(plugin.path)") }
    } catch {
      throw PluginError.probeFailed(file: plugin.path, reason: "\(host.probe.first ?? ""): \(error)")
    }
    if result.end == .timedOut || result.end == .signaled(SIGXCPU) {
      throw PluginError.compilerTookTooLong(file: plugin.path, seconds: SwiftCompiler.seconds.limit)
    }
    let prefix = String(plugin.files[0].dropLast(contents.files[0].name.count))
    let words = result.words.replacing(sources + "/", with: prefix)
    if result.end == .exited(0), let library = FileBytes.ofRegularFile(at: output, limit: FileBytes.limit) {
      return (library, words)
    }
    if words.contains("No space left on device") { throw cache.unwritable("the disk is full") }
    if words.isEmpty {
      throw PluginError.compilerUnusable(path: compiler.path, reason: "it failed without a word (\(result.end))")
    }
    throw CompilerComplaint(words, entryFile: entry).error(file: plugin.path, type: plugin.type, declared: declared)
  }
}
