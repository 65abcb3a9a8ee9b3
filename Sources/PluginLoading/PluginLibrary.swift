package import GradientKit

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

/// The plugins in a search path, compiled and loaded when they are asked for.
///
/// Finding them reads their source but compiles nothing. A name that stands in a source counts; where none can be read,
/// the name of the file does, and such a plugin is also tried when nobody else has the name.
package struct PluginLibrary: Sendable {
  /// All plugins in the search path, in order.
  package let plugins: [FoundPlugin]

  private let host: PluginHost

  /// The plugins in `path`; the usual one for the running program unless given.
  ///
  /// - Throws: ``PluginError`` for a path named on the command line that is no plugin.
  package init(_ path: PluginSearchPath? = nil, host: PluginHost = .current) throws {
    plugins = try (path ?? PluginSearchPath(for: host)).plugins()
    self.host = host
  }

  /// The names plugins of a kind go by, as far as is known without compiling; for suggestions.
  package func names(of kind: ComponentKind) -> [String] { plugins.filter { $0.mayBe(kind) }.map(\.name) }

  /// Loads the plugin with this name and kind into `catalog`, when there is one and it is not there yet.
  ///
  /// - Returns: The plugins loaded; none when no plugin has the name.
  /// - Throws: ``PluginError`` when it cannot be used, or when a built-in or a neighbour has its name.
  @discardableResult
  package func load(named name: String, kind: ComponentKind, into catalog: inout Catalog) throws -> [LoadedPlugin] {
    let candidates = plugins.filter { $0.name == name && $0.mayBe(kind) }
    var loaded: [LoadedPlugin] = []
    for plugin in candidates {
      let new = try load(plugin)
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
    for plugin in plugins where !plugin.isNameKnown && plugin.name != name && plugin.mayBe(kind) {
      // Nobody asked for these; what is wrong with them is for `list` to say.
      guard let new = try? load(plugin), new.types.contains(where: { $0.name == name }) else { continue }
      _ = try register(new, in: &catalog)
      return loaded + [new]
    }
    return loaded
  }

  /// Loads every plugin into `catalog`, for a list of all there is.
  ///
  /// - Returns: What went wrong, in the order of the search path; a plugin behind another of the same name is no failure.
  package func loadAll(into catalog: inout Catalog) -> [any Error] {
    var failures: [any Error] = []
    for plugin in plugins {
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
  /// - Throws: ``PluginError``.
  package func load(_ plugin: FoundPlugin) throws -> LoadedPlugin {
    try FileTrust.check(plugin.files, of: plugin.path)
    let cache = PluginCache(environment: host.environment)
    let fingerprint = try Kit(of: host).fingerprint(rememberedIn: cache)
    var library = plugin.path
    var warnings = ""
    var wasCompiled = false
    let key: String
    switch plugin.form {
    case .sources:
      if let prebuilt = plugin.prebuilt, SwiftCompiler(environment: host.environment) == nil {
        let loaded = try load(FoundPlugin(library: prebuilt, in: plugin.folder, type: plugin.type))
        let warning = "\(prebuilt) was loaded for \(plugin.path), because there is no swiftc on this machine\n"
        return LoadedPlugin(plugin: plugin, types: loaded.types, warnings: warning, wasCompiled: false)
      }
      let build = try PluginBuild(of: plugin, host: host, cache: cache)
      (library, key, warnings, wasCompiled) = (build.library, build.key, build.warnings, build.wasCompiled)
    case .library:
      key = try plugin.type + "-" + PluginBuild.hash(ofLibrary: library, rememberedIn: cache)
    }
    let mark = key + ".passed"
    if !cache.has(mark) {
      try PluginProbe.check(library: library, file: plugin.path, kit: fingerprint, host: host)
      try cache.keep("", as: mark)
    }
    let image: PluginImage
    do {
      image = try PluginImage(library: library, file: plugin.path, kit: fingerprint)
    } catch let failure {
      guard case .sources = plugin.form, !wasCompiled else { throw failure }
      // What lies in the cache may have been cut off by a crash or a full disk; the sources are still there.
      try? FileManager.default.removeItem(atPath: library)
      let build = try PluginBuild(of: plugin, host: host, cache: cache)
      (library, warnings, wasCompiled) = (build.library, build.warnings, build.wasCompiled)
      image = try PluginImage(library: library, file: plugin.path, kit: fingerprint)
    }
    return LoadedPlugin(plugin: plugin, types: image.types, warnings: warnings, wasCompiled: wasCompiled)
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
    try FileTrust.check(plugin.files, of: plugin.path)
    let cache = PluginCache(environment: host.environment)
    let build = try PluginBuild(of: plugin, host: host, cache: cache)
    let temporary = PluginCache.temporaryName(for: output)
    do {
      try FileManager.default.copyItem(atPath: build.library, toPath: temporary)
    } catch {
      throw PluginError.unwritable(file: output, reason: "\(SystemFailure())")
    }
    guard rename(temporary, output) == 0 else {
      throw PluginError.unwritable(file: output, reason: "\(SystemFailure())")
    }
    return build.warnings
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
