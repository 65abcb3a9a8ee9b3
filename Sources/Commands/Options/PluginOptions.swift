import ArgumentParser
import Builtins
import Datasets
import GradientKit
import PluginLoading
import Recipes

/// Where plugins come from, and the catalog with them.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("plugin"), parsing: .singleValue,
    help: ArgumentHelp("A plugin's file or folder, before all others (repeatable).", valueName: "path"))
  var plugins: [String] = []

  /// The built-ins, with the plugins that these specs name.
  func catalog(naming specs: [(kind: ComponentKind, text: String)]) throws -> Catalog {
    var catalog = try Self.builtins()
    let library = try PluginLibrary(PluginSearchPath(named: plugins, for: .current))
    var loaded: [LoadedPlugin] = []
    for (kind, text) in specs {
      let spec = Spec(text)
      loaded += try library.load(named: spec.name, kind: kind, into: &catalog)
      guard catalog[kind, spec.name] == nil, kind != .data else { continue }
      let known = catalog[kind].map(\.name) + library.names(of: kind)
      throw CatalogError.unknown(name: spec.name, kind: kind, known: known)
    }
    for plugin in loaded where !plugin.warnings.isEmpty { StandardError.write(plugin.warnings) }
    if !loaded.isEmpty { TrapMessage.install(plugins: loaded.map(\.plugin.path)) }
    return catalog
  }

  /// The built-ins with every plugin there is, and what is wrong with the others.
  func wholeCatalog() throws -> (catalog: Catalog, failures: [any Error]) {
    var catalog = try Self.builtins()
    let library = try PluginLibrary(PluginSearchPath(named: plugins, for: .current))
    let failures = library.loadAll(into: &catalog)
    return (catalog, failures)
  }

  /// What a recipe keeps of a plugin: where it lies, and the hash of its files.
  ///
  /// - Throws: what is wrong with the search path or the files.
  func record(ofPluginAt path: String) throws -> Recipe.PluginRecord {
    let library = try PluginLibrary(PluginSearchPath(named: plugins, for: .current))
    let sha256 = try library.plugins.first { $0.path == path }?.fingerprint()
    return Recipe.PluginRecord(path: path, sha256: sha256 ?? "")
  }

  /// The components that are linked in.
  static func builtins() throws -> Catalog {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    for type in ShippedDataSources.all { try catalog.register(type) }
    return catalog
  }
}
