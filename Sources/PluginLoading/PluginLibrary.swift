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

/// The plugins in a search path, compiled and loaded on demand.
///
/// Finding them reads their source and runs nothing. A plugin runs only if the user has allowed it: see
/// ``TrustedFolders``. Its name is read from the source, or else derived from the file's name; if no other plugin has a
/// wanted name, such a plugin is loaded as well if its folder is trusted.
package struct PluginLibrary: Sendable {
  /// All plugins in the search path, in order.
  package let plugins: [FoundPlugin]

  private let host: PluginHost
  private let consent: PluginConsent

  /// Finds the plugins in `path`, by default the running program's search path.
  ///
  /// - Parameters:
  ///   - path: where to look for plugins.
  ///   - asked: the plugins and folders named in this command, which allows them to run; by default those that the path
  ///     names.
  ///   - host: the program and its ways to reach the user.
  /// - Throws: ``PluginError`` for a path named on the command line that is no plugin.
  package init(_ path: PluginSearchPath? = nil, asked: [String]? = nil, host: PluginHost = .current) throws {
    let path = path ?? PluginSearchPath(for: host)
    plugins = try path.plugins()
    consent = PluginConsent(asked: asked ?? path.named, host: host)
    self.host = host
  }

  /// Returns the names of the plugins that may be of a kind, as far as known without compiling, for suggestions.
  package func names(of kind: ComponentKind) -> [String] { plugins.filter { $0.mayBe(kind) }.map(\.name) }

  /// Returns the plugin that is loaded first for a name, as far as known without compiling.
  package func candidate(named name: String, kind: ComponentKind) -> FoundPlugin? {
    plugins.first { $0.name == name && $0.mayBe(kind) }
  }

  /// Whether the user has allowed `plugin` to run; does not ask.
  package func isTrusted(_ plugin: FoundPlugin) -> Bool { (try? consent.covers(plugin)) ?? false }

  /// Loads the plugin with this name and kind into `catalog`, unless the catalog has the name already.
  ///
  /// - Returns: The loaded plugins; none when no plugin has the name.
  /// - Throws: ``PluginError`` when the plugin cannot be used, is not trusted, or shares its name with another one in
  ///   its folder.
  @discardableResult
  package func load(named name: String, kind: ComponentKind, into catalog: inout Catalog) throws -> [LoadedPlugin] {
    guard catalog[kind, name] == nil else { return [] }
    let candidates = plugins.filter { $0.name == name && $0.mayBe(kind) }
    var loaded: [LoadedPlugin] = []
    for plugin in candidates {
      let new = try load(plugin, as: name)
      loaded.append(new)
      guard try register(new, in: &catalog), catalog[kind, name]?.origin == plugin.path else { continue }
      // A name may recur later in the search path, but not in the same folder.
      let neighbours = candidates.filter { $0.folder == plugin.folder && $0.path != plugin.path }
      if let rival = neighbours.first(where: { $0.kind == kind }) {
        throw PluginError.refused(file: rival.path, reason: .nameTaken(name: name, kind: kind, by: plugin.path))
      }
      return loaded
    }
    // The name of a data set may be a path; component names consist of letters, digits and hyphens.
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    guard isName, catalog[kind, name] == nil else { return loaded }
    for plugin in plugins
    where !plugin.isNameKnown && plugin.name != name && plugin.mayBe(kind) && isTrusted(plugin) {
      // These plugins were not requested; `check` reports what is wrong with them.
      guard let new = try? load(plugin), new.types.contains(where: { $0.name == name }) else { continue }
      _ = try register(new, in: &catalog)
      return loaded + [new]
    }
    return loaded
  }

  /// Loads every trusted plugin into `catalog`, for a check of all plugins.
  ///
  /// - Returns: The errors, in the order of the search path; a plugin hidden by an earlier one of the same name is no
  ///   error.
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

  /// Compiles, checks and loads one plugin without registering it in a catalog.
  ///
  /// - Parameters:
  ///   - plugin: one of ``plugins``.
  ///   - name: the requested name, by default the plugin's own.
  /// - Returns: The plugin's types.
  /// - Throws: ``PluginError``.
  package func load(_ plugin: FoundPlugin, as name: String? = nil) throws -> LoadedPlugin {
    try requireConsent(to: plugin, as: name ?? plugin.name)
    let cache = PluginCache(environment: host.environment)
    try cache.prepare()
    let fingerprint = try Kit(of: host).fingerprint(rememberedIn: cache)
    if plugin.form == .sources, let prebuilt = plugin.prebuilt,
      try SwiftCompiler(environment: host.environment) == nil
    {
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

  /// Compiles a plugin to a shared library, for machines without a compiler that have the same gdplot.
  ///
  /// - Parameters:
  ///   - plugin: a plugin in Swift files.
  ///   - output: the library's path, which ends in `.so`; an existing file is replaced.
  /// - Returns: The compiler's warnings.
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
      // The library may be for other users too, so its permissions follow the umask.
      try TemporaryFile.replace(output, with: library, mode: 0o666)
    } catch {
      throw PluginError.unwritable(file: output, reason: "\(error)")
    }
    return build.warnings
  }

  private func requireConsent(to plugin: FoundPlugin, as name: String) throws {
    if try consent.covers(plugin) { return }
    let place = try consent.place(of: plugin)
    let folder = try CheckedPath(place, of: plugin.path)
    // Everything in the folder may run after the user allows it, not only the plugin that this command needs.
    let neighbours = place == plugin.path ? [] : try PluginSearchPath(folders: [place]).plugins().map(\.path)
    let question = PluginQuestion(
      name: name, plugin: plugin.path, folder: folder.realPath,
      neighbours: neighbours.isEmpty ? [plugin.path] : neighbours)
    guard let ask = host.ask, ask(question) else {
      throw PluginError.notTrusted(name: name, file: plugin.path, folder: place)
    }
    try consent.allow(folder)
  }

  /// Registers the components of a plugin in `catalog`.
  ///
  /// - Returns: Whether they are registered now; `false` when a plugin earlier in the search path has one of their
  ///   names.
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
