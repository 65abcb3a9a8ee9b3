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

/// What a name that no component of a kind has was probably meant to say.
struct NameMistake {
  /// What to say instead.
  let advice: String

  /// What the field calls what is here, by kind.
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

  /// The mistake of taking `name` for one of a kind; `nil` where there is no telling.
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

/// Where plugins come from, and the catalog with them.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("plugin"), parsing: .singleValue,
    help: ArgumentHelp("A plugin's file or folder, before all others (repeatable).", valueName: "path"))
  var plugins: [String] = []

  /// The built-ins, with the plugins that these specs name.
  ///
  /// Where all of them are built in, nobody looks into a folder of plugins.
  func catalog(naming specs: [(kind: ComponentKind, spec: Spec)]) throws -> Catalog {
    var catalog = try Self.builtins()
    let wanted = specs.map { (kind: $0.kind, name: $0.spec.name) }
    // A data set may be a file.
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

  /// The plugins that ``catalog(naming:)`` loads for these specs, as far as known without running any of them.
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

  /// The plugins in the search path of this command.
  func library() throws -> PluginLibrary {
    let typed = Self.typed
    return try PluginLibrary(
      PluginSearchPath(named: named(with: typed), for: .command), asked: typed, host: .command)
  }

  /// The plugins that the user names, then those that the recipe or the report names that this command is of.
  private func named(with typed: [String]) -> [String] { typed + plugins.filter { !typed.contains($0) } }

  /// What a recipe keeps of a plugin: where it lies, and the hash of its files.
  ///
  /// - Throws: what is wrong with the search path or the files.
  func record(ofPluginAt path: String) throws -> Recipe.PluginRecord {
    // The files may have changed since they were read and compiled.
    if let sha256 = Self.digests.withLock({ $0[path] }) { return Recipe.PluginRecord(path: path, sha256: sha256) }
    let sha256 = try library().plugins.first { $0.path == path }?.fingerprint()
    return Recipe.PluginRecord(path: path, sha256: sha256 ?? "")
  }

  /// The hash of the files that the plugin at a path was loaded from.
  @Sendable static func digest(ofPluginAt path: String) throws -> String {
    guard let digest = digests.withLock({ $0[path] }) else { throw UsageError("\(path) is not loaded") }
    return digest
  }

  /// What `--plugin` says in the command that the user typed, which may run.
  ///
  /// What a recipe or a report says is not among it: these are files, and somebody may have sent them. Neither is
  /// anything in a command that takes any number of files: in `ls | xargs gdplot logs` their names become arguments, and
  /// one of them may be `--plugin=Plugins`.
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

  /// Refuses an option that is a file's name too: the shell puts those in place of `*`.
  mutating func validate() throws {
    for argument in Self.arguments where argument == "--plugin" || argument.hasPrefix("--plugin=") {
      guard (try? FileManager.default.attributesOfItem(atPath: argument)) != nil else { continue }
      throw ValidationError("a file is called \(argument); write it as ./\(argument)")
    }
  }

  /// The arguments that may be options.
  private static var arguments: [String] { Array(CommandLine.arguments.dropFirst().prefix { $0 != "--" }) }

  private static let takingFiles = ["logs", "diagnose"]

  /// The hash of what was loaded from each path.
  private static let digests = Mutex<[String: String]>([:])

  /// The components that are linked in.
  static func builtins() throws -> Catalog {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    for type in ShippedDataSources.all { try catalog.register(type) }
    return catalog
  }
}
