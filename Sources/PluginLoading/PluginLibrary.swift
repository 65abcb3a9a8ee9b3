import FileWriting
package import GradientKit
import Hashing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The plugins in a search path, compiled and loaded when they are asked for.
///
/// Finding them reads their source and runs nothing. What is found runs only where the user has said that it may: see
/// ``TrustedFolders``. A name that stands in a source counts; where none can be read, the name of the file does, and such
/// a plugin is also tried when nobody else has the name, if its folder is trusted.
package struct PluginLibrary: Sendable {
  /// All plugins in the search path, in order.
  package let plugins: [FoundPlugin]

  private let host: PluginHost
  private let consent: PluginConsent

  /// The plugins in `path`; the usual one for the running program unless given.
  ///
  /// - Parameters:
  ///   - path: where plugins are looked for.
  ///   - asked: the plugins and folders that the user named in this very command, which is to say that they may run; those
  ///     that the path names unless given.
  ///   - host: the program, and whom it can ask.
  /// - Throws: ``PluginError`` for a path named on the command line that is no plugin.
  package init(_ path: PluginSearchPath? = nil, asked: [String]? = nil, host: PluginHost = .current) throws {
    let path = path ?? PluginSearchPath(for: host)
    plugins = try path.plugins()
    consent = PluginConsent(asked: asked ?? path.named, host: host)
    self.host = host
  }

  /// The names plugins of a kind go by, as far as is known without compiling; for suggestions.
  package func names(of kind: ComponentKind) -> [String] { plugins.filter { $0.mayBe(kind) }.map(\.name) }

  /// Whether `plugin` may run, as far as the user has been asked yet.
  package func isTrusted(_ plugin: FoundPlugin) -> Bool { (try? consent.covers(plugin)) ?? false }

  /// Loads the plugin with this name and kind into `catalog`, when there is one and the name is not there yet.
  ///
  /// - Returns: The plugins loaded; none when no plugin has the name.
  /// - Throws: ``PluginError`` when it cannot be used, is not trusted, or when a neighbour has its name.
  @discardableResult
  package func load(named name: String, kind: ComponentKind, into catalog: inout Catalog) throws -> [LoadedPlugin] {
    guard catalog[kind, name] == nil else { return [] }
    let candidates = plugins.filter { $0.name == name && $0.mayBe(kind) }
    var loaded: [LoadedPlugin] = []
    for plugin in candidates {
      let new = try load(plugin, as: name)
      loaded.append(new)
      guard try register(new, in: &catalog), catalog[kind, name]?.origin == plugin.path else { continue }
      // Further on in the search path a name may come again, but not in the same folder.
      let neighbours = candidates.filter { $0.folder == plugin.folder && $0.path != plugin.path }
      if let rival = neighbours.first(where: { $0.kind == kind }) {
        throw PluginError.refused(file: rival.path, reason: .nameTaken(name: name, kind: kind, by: plugin.path))
      }
      return loaded
    }
    // A data set may be named by a file; no component has such a name.
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    guard isName, catalog[kind, name] == nil else { return loaded }
    for plugin in plugins
    where !plugin.isNameKnown && plugin.name != name && plugin.mayBe(kind) && isTrusted(plugin) {
      // Nobody asked for these; what is wrong with them is for `check` to say.
      guard let new = try? load(plugin), new.types.contains(where: { $0.name == name }) else { continue }
      _ = try register(new, in: &catalog)
      return loaded + [new]
    }
    return loaded
  }

  /// Loads every plugin that is trusted into `catalog`, to check all there is.
  ///
  /// - Returns: What went wrong, in the order of the search path; a plugin behind another of the same name is no failure.
  package func loadTrusted(into catalog: inout Catalog) -> [any Error] {
    var failures: [any Error] = []
    for plugin in plugins where isTrusted(plugin) {
      do {
        _ = try register(load(plugin), in: &catalog)
      } catch {
        failures.append(error)
      }
    }
    return failures
  }

  /// Compiles, checks and loads one plugin, without giving it to a catalog.
  ///
  /// - Parameters:
  ///   - plugin: one of those that were found.
  ///   - name: what was asked for; the plugin's own name unless given.
  /// - Returns: The plugin's types.
  /// - Throws: ``PluginError``.
  package func load(_ plugin: FoundPlugin, as name: String? = nil) throws -> LoadedPlugin {
    try requireConsent(to: plugin, as: name ?? plugin.name)
    let cache = PluginCache(environment: host.environment)
    try cache.prepare()
    let fingerprint = try Kit(of: host).fingerprint(rememberedIn: cache)
    if plugin.form == .sources, let prebuilt = plugin.prebuilt, SwiftCompiler(environment: host.environment) == nil {
      let loaded = try load(FoundPlugin(library: prebuilt, in: plugin.folder, type: plugin.type))
      let warning = "\(prebuilt) was loaded for \(plugin.path), because there is no swiftc on this machine\n"
      return LoadedPlugin(
        plugin: plugin, sha256: loaded.sha256, types: loaded.types, warnings: warning, wasCompiled: false)
    }
    let contents = try PluginContents(of: plugin)
    let (library, key, warnings, wasCompiled): (PluginCache.Library, String, String, Bool)
    switch plugin.form {
    case .sources:
      let build = try PluginBuild(of: plugin, holding: contents, host: host, cache: cache)
      (library, key, warnings, wasCompiled) = (build.library, build.key, build.warnings, build.wasCompiled)
    case .library:
      try PluginImage.check(contents.files[0].bytes, of: plugin.path, kit: fingerprint)
      key = "library-" + contents.sha256.prefix(32)
      var isDamaged = false
      library = try cache.library(key, isDamaged: &isDamaged) ?? cache.keep(library: contents.files[0].bytes, as: key)
      (warnings, wasCompiled) = ("", false)
    }
    host.willRun([plugin.path])
    if !library.hasPassed {
      try PluginProbe.check(library: library.path, file: plugin.path, kit: fingerprint, host: host)
      try cache.notePassed(key)
    }
    let image = try PluginImage(library: library.path, file: plugin.path, kit: fingerprint)
    return LoadedPlugin(
      plugin: plugin, sha256: contents.sha256, types: image.types, warnings: warnings, wasCompiled: wasCompiled)
  }

  /// Compiles a plugin to a shared library of its own, for machines without a compiler that have the same gdplot.
  ///
  /// - Parameters:
  ///   - plugin: a plugin in Swift files.
  ///   - output: the library's path, which ends in `.so`; a file that is there is replaced.
  /// - Returns: What the compiler warned of.
  /// - Throws: ``PluginError``.
  @discardableResult
  package func build(_ plugin: FoundPlugin, to output: String) throws -> String {
    try requireConsent(to: plugin, as: plugin.name)
    let cache = PluginCache(environment: host.environment)
    try cache.prepare()
    let build = try PluginBuild(of: plugin, holding: PluginContents(of: plugin), host: host, cache: cache)
    guard let library = FileBytes.ofRegularFile(at: build.library.path, limit: FileBytes.limit) else {
      throw PluginError.unreadable(path: build.library.path, reason: "\(SystemFailure())")
    }
    do throws(SystemFailure) {
      // A library is for others too, as the rights of new files say.
      try TemporaryFile.replace(output, with: library, mode: 0o666)
    } catch {
      throw PluginError.unwritable(file: output, reason: "\(error)")
    }
    return build.warnings
  }

  private func requireConsent(to plugin: FoundPlugin, as name: String) throws {
    if try consent.covers(plugin) { return }
    let folder = try CheckedPath(plugin.folder, of: plugin.path)
    let question = PluginQuestion(
      name: name, plugin: plugin.path, folder: folder.realPath,
      neighbours: plugins.filter { $0.folder == plugin.folder }.map(\.path))
    guard let ask = host.ask, ask(question) else {
      throw PluginError.notTrusted(name: name, file: plugin.path, folder: plugin.folder)
    }
    try TrustedFolders(environment: host.environment).add(question.folder)
  }

  /// Gives the components of a plugin to `catalog`.
  ///
  /// - Returns: Whether they are there now; not when plugins earlier in the search path have their names.
  private func register(_ loaded: LoadedPlugin, in catalog: inout Catalog) throws -> Bool {
    for type in loaded.types {
      if let kind = ComponentKind(of: type), let taken = catalog[kind, type.name], let origin = taken.origin {
        if origin == loaded.plugin.path { continue }
        if plugins.first(where: { $0.path == origin })?.folder != loaded.plugin.folder { return false }
      }
      do {
        try catalog.register(type, origin: loaded.plugin.path)
      } catch let reason as CatalogError {
        throw PluginError.refused(file: loaded.plugin.path, reason: reason)
      }
    }
    return true
  }
}
