import ArgumentParser
import Builtins
import Datasets
import GradientKit
import PluginLoading
import Recipes
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A probable explanation for an unknown component name.
struct NameMistake {
  /// The suggestion for the user.
  let advice: String

  /// Names that the literature uses for built-ins, by kind.
  private static let elsewhere: [ComponentKind: [String: String]] = [
    .loss: [
      "cross-entropy": "softmax", "crossentropy": "softmax", "categorical-crossentropy": "softmax", "ce": "softmax",
      "nll": "softmax", "bce": "logistic", "binary-crossentropy": "logistic", "binary-cross-entropy": "logistic",
      "log-loss": "logistic", "l2": "mse", "squared-error": "mse", "l1": "mae", "absolute-error": "mae",
      "pinball": "quantile", "ridge": "mse --l2 0.1",
    ],
    .optimizer: [
      "gd": "sgd --batch-size full", "gradient-descent": "sgd --batch-size full", "bfgs": "lbfgs", "l-bfgs": "lbfgs",
      "heavy-ball": "momentum", "nag": "nesterov", "rms-prop": "rmsprop",
    ],
    .model: ["mlp-classifier": "mlp", "nn": "mlp", "network": "mlp", "neural-network": "mlp", "affine": "linear"],
  ]

  /// Explains the use of `name` for a component of a kind; `nil` if there is no explanation.
  init?(_ name: String, as kind: ComponentKind, in catalog: Catalog, and library: PluginLibrary) {
    if let known = Self.elsewhere[kind]?[name.lowercased().replacing("_", with: "-")] {
      advice = "here it is --\(kind.rawValue) \(known)"
      return
    }
    let kinds: [ComponentKind] = [.loss, .surface, .model, .optimizer, .schedule, .smoother, .data]
    let other = kinds.first { other in
      catalog[other, name] != nil || library.plugins.contains { $0.isNameKnown && $0.name == name && $0.kind == other }
    }
    guard let other, other != kind else { return nil }
    let option = other == .smoother ? "smooth" : other.rawValue
    advice = "\(name) is \(["optimizer"].contains(other.rawValue) ? "an" : "a") \(other.rawValue): --\(option) \(name)"
  }
}

/// The search path of plugins, and the catalog that includes them.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("plugin"), parsing: .singleValue,
    help: ArgumentHelp("A plugin's file or folder, before all others (repeatable).", valueName: "path"))
  var plugins: [String] = []

  /// Returns the built-ins and the plugins that these specs name.
  ///
  /// If all of them are built in and no plugin is named, no folder of plugins is read.
  func catalog(naming specs: [(kind: ComponentKind, spec: Spec)]) throws -> Catalog {
    var catalog = try Self.builtins()
    let wanted = specs.map { (kind: $0.kind, name: $0.spec.name) }
    // A data set may be a file instead of a component.
    let isAnyUnknown = wanted.contains { kind, name in
      catalog[kind, name] == nil && (kind != .data || !name.contains { "./".contains($0) })
    }
    guard isAnyUnknown || !named(with: Self.typed).isEmpty else { return catalog }
    let library = try library()
    var loaded: [LoadedPlugin] = []
    for (kind, name) in wanted {
      if catalog[kind, name]?.origin == nil, catalog[kind, name] != nil {
        let rival = library.plugins.first { $0.isNameKnown && $0.name == name && $0.kind == kind }
        if let rival, library.isTrusted(rival) {
          throw PluginError.refused(file: rival.path, reason: .nameTaken(name: name, kind: kind, by: nil))
        }
      }
      loaded += try library.load(named: name, kind: kind, into: &catalog)
      guard catalog[kind, name] == nil, kind != .data else { continue }
      let known = catalog[kind].map(\.name) + library.names(of: kind)
      if let mistake = NameMistake(name, as: kind, in: catalog, and: library) {
        throw UsageError("unknown \(kind.rawValue) '\(name)'; \(mistake.advice) (gdplot list \(kind.plural))")
      }
      throw CatalogError.unknown(name: name, kind: kind, known: known)
    }
    for plugin in loaded where !plugin.warnings.isEmpty { StandardError.write(plugin.warnings) }
    Self.digests.withLock { digests in for plugin in loaded { digests[plugin.plugin.path] = plugin.sha256 } }
    return catalog
  }

  /// Returns the plugins that ``catalog(naming:)`` loads for these specs, as far as known without running any of them.
  func candidates(
    for specs: [(kind: ComponentKind, spec: Spec)]
  ) throws -> [(kind: ComponentKind, name: String, plugin: FoundPlugin)] {
    let builtins = try Self.builtins()
    let others = specs.filter { builtins[$0.kind, $0.spec.name] == nil }
    guard !others.isEmpty else { return [] }
    let library = try library()
    var found: [(kind: ComponentKind, name: String, plugin: FoundPlugin)] = []
    for (kind, spec) in others where !found.contains(where: { $0.kind == kind && $0.name == spec.name }) {
      guard let plugin = library.candidate(named: spec.name, kind: kind) else { continue }
      found.append((kind, spec.name, plugin))
    }
    return found
  }

  /// Returns the plugins in the search path of this command.
  func library() throws -> PluginLibrary {
    let typed = Self.typed
    return try PluginLibrary(
      PluginSearchPath(named: named(with: typed), for: .command), asked: typed, host: .command)
  }

  /// Returns the plugins that the user names, followed by those named in the recipe or report that the command comes
  /// from.
  private func named(with typed: [String]) -> [String] { typed + plugins.filter { !typed.contains($0) } }

  /// Returns the recipe's record of a plugin: its path, and the hash of its files.
  ///
  /// - Throws: the error in the search path or the files.
  func record(ofPluginAt path: String) throws -> Recipe.PluginRecord {
    // The recorded hash is that of the compiled files; they may have changed since.
    if let sha256 = Self.digests.withLock({ $0[path] }) { return Recipe.PluginRecord(path: path, sha256: sha256) }
    let sha256 = try library().plugins.first { $0.path == path }?.fingerprint()
    return Recipe.PluginRecord(path: path, sha256: sha256 ?? "")
  }

  /// Returns the hash of the files that the plugin at a path was loaded from.
  @Sendable static func digest(ofPluginAt path: String) throws -> String {
    guard let digest = digests.withLock({ $0[path] }) else { throw UsageError("\(path) is not loaded") }
    return digest
  }

  /// The values of `--plugin` in the command that the user typed, which are allowed to run.
  ///
  /// Plugins named in a recipe or a report are excluded: these files may come from anybody. So are those in a command
  /// that takes any number of files: in `ls | xargs gdplot logs` file names become arguments, and one of them may be
  /// `--plugin=Plugins`.
  static var typed: [String] {
    guard !takingFiles.contains(arguments.first ?? "") else { return [] }
    var typed: [String] = []
    var isNext = false
    for argument in arguments {
      if isNext { typed.append(argument) }
      isNext = !isNext && argument == "--plugin"
      if argument.hasPrefix("--plugin=") { typed.append(String(argument.dropFirst("--plugin=".count))) }
    }
    return typed
  }

  /// Rejects an option that is also the name of a file, since the shell substitutes file names for `*`.
  mutating func validate() throws {
    for argument in Self.arguments where argument == "--plugin" || argument.hasPrefix("--plugin=") {
      guard (try? FileManager.default.attributesOfItem(atPath: argument)) != nil else { continue }
      throw ValidationError("a file is called \(argument); write it as ./\(argument)")
    }
  }

  /// The arguments that may be options.
  private static var arguments: [String] { Array(CommandLine.arguments.dropFirst().prefix { $0 != "--" }) }

  private static let takingFiles = ["logs", "diagnose"]

  /// The hash of the files loaded from each path.
  private static let digests = Mutex<[String: String]>([:])

  /// Returns a catalog of the built-in components.
  static func builtins() throws -> Catalog {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    for type in ShippedDataSources.all { try catalog.register(type) }
    return catalog
  }
}
