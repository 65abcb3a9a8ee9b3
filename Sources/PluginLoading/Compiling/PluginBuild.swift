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

/// A plugin as a library in the cache: compiled now, or found there.
struct PluginBuild {
  /// The library.
  let library: String
  /// What names the plugin's files in the cache: changes with sources, kit, compiler and options.
  let key: String
  /// What the compiler warned of; empty when the library was found.
  let warnings: String
  /// Whether the compiler ran.
  let wasCompiled: Bool

  /// Finds or makes the library of `plugin`.
  ///
  /// - Throws: ``PluginError``.
  init(of plugin: FoundPlugin, host: PluginHost, cache: PluginCache) throws {
    guard ComponentName.isIdentifier(plugin.type) else {
      let name = ComponentName.type(for: plugin.declaredTypes.first ?? plugin.type)
      let suffix = plugin.path.hasSuffix(".swift") ? ".swift" : ""
      throw PluginError.notATypeName(file: plugin.path, suggestion: name.map { $0 + suffix })
    }
    guard let compiler = SwiftCompiler(environment: host.environment) else {
      throw PluginError.noCompiler(file: plugin.path)
    }
    try cache.prepare()
    let kit = try Kit(of: host)
    let fingerprint = try kit.fingerprint(rememberedIn: cache)
    let version: String
    do {
      version = try compiler.version(environment: host.environment, rememberedIn: cache)
    } catch let failure as SystemFailure {
      throw PluginError.unreadable(path: compiler.path, reason: "\(failure)")
    }

    // The sources are read again after compiling, because the compiler reads them by itself.
    for _ in 0..<3 {
      let sources = try Self.contents(of: plugin)
      if let module = kit.moduleBeyondKit(among: SourceScan(sources.map { Array($0) }).imports) {
        throw PluginError.importBeyondKit(file: plugin.path, module: module)
      }
      let key = Self.key(for: plugin, sources: sources, fields: [fingerprint, version] + SwiftCompiler.options)
      let name = key + ".so"
      var warnings = ""
      let isKept = cache.has(name)
      if !isKept {
        cache.sweep()
        let temporary = cache.path(PluginCache.temporaryName(for: name))
        warnings = try Self.compile(
          plugin, key: key, with: compiler, kit: kit, fingerprint: fingerprint, to: temporary, host: host, cache: cache)
        guard try Self.contents(of: plugin) == sources else {
          unlink(temporary)
          continue
        }
        try cache.move(temporary, to: name)
      }
      self.key = key
      self.warnings = warnings
      self.wasCompiled = !isKept
      library = cache.path(name)
      return
    }
    throw PluginError.changing(file: plugin.path)
  }

  /// The hash of a library that was compiled elsewhere, remembered in `cache` until it changes.
  static func hash(ofLibrary file: String, rememberedIn cache: PluginCache) throws -> String {
    try cache.remembered(about: [file]) {
      guard let contents = FileManager.default.contents(atPath: file) else {
        throw PluginError.unreadable(path: file, reason: "\(SystemFailure())")
      }
      var hash = SHA256()
      hash.update(field: contents)
      return String(hash.finished().prefix(32))
    }
  }

  private static func contents(of plugin: FoundPlugin) throws -> [Data] {
    let sources = try plugin.files.map { file in
      guard let contents = FileManager.default.contents(atPath: file) else {
        throw PluginError.unreadable(path: file, reason: "\(SystemFailure())")
      }
      return contents
    }
    for (file, contents) in zip(plugin.files, sources) where String(validating: contents, as: UTF8.self) == nil {
      throw PluginError.notUTF8(file: file)
    }
    if SourceScan(sources.map { Array($0) }).isEmpty { throw PluginError.empty(file: plugin.path) }
    return sources
  }

  private static func key(for plugin: FoundPlugin, sources: [Data], fields: [String]) -> String {
    var hash = SHA256()
    for field in fields + [plugin.type, PluginEntryPoint.registerSymbol()] {
      hash.update(field: Array(field.utf8))
    }
    for (file, source) in zip(plugin.files, sources) {
      // The same plugin in another folder is the same plugin.
      hash.update(field: Array(file.utf8).dropFirst(plugin.folder.utf8.count))
      hash.update(field: source)
    }
    return plugin.type + "-" + hash.finished().prefix(32)
  }

  private static func compile(
    _ plugin: FoundPlugin, key: String, with compiler: SwiftCompiler, kit: Kit, fingerprint: String, to output: String,
    host: PluginHost, cache: PluginCache
  ) throws -> String {
    let entryName = PluginCache.temporaryName(for: key) + ".swift"
    try cache.keep(PluginEntryPoint.source(registering: plugin.type, kit: fingerprint), as: entryName)
    let entry = cache.path(entryName)
    defer { unlink(entry) }
    // Types of modules with the same name would be the same to the Swift runtime.
    let module = key.map { $0 == "-" ? "_" : String($0) }.joined()
    let result: (succeeded: Bool, words: String)
    do {
      result = try compiler.compile(
        plugin.files + [entry], module: module, kit: kit, output: output,
        environment: cache.compilerEnvironment(host.environment))
    } catch let failure as SystemFailure {
      throw PluginError.unreadable(path: compiler.path, reason: "\(failure)")
    }
    if result.succeeded { return result.words }
    unlink(output)
    if result.words.contains("No space left on device") { throw cache.unwritable("the disk is full") }
    throw CompilerComplaint(result.words, entryFile: entry)
      .error(file: plugin.path, type: plugin.type, declared: plugin.declaredTypes)
  }
}
