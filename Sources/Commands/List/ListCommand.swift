import ArgumentParser
import Descent
import GradientKit
import PluginLoading
import Studies
import Wording

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `gdplot list`: lists all components, with their settings and defaults.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Shows the components: built in, and plugins with the file they lie in.")

  @Argument(help: "A kind: losses, models, data, optimizers, schedules, smoothers or surfaces (default: all).")
  var kind: String?

  @Flag(help: "All of it for programs.")
  var json = false

  @OptionGroup var pluginOptions: PluginOptions

  mutating func run() throws {
    let kinds = try shownKinds()
    let catalog = try PluginOptions.builtins()
    let library = try pluginOptions.library()
    let (plugins, failures) = Self.usable(library.plugins, beside: catalog)
    let components =
      catalog.entries.map(ListedComponent.init)
      + plugins.map { ListedComponent($0, isTrusted: library.isTrusted($0)) }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let listing = Dictionary(
        uniqueKeysWithValues: kinds.map { kind in (kind.plural, components.filter { $0.kind == kind }) })
      try StandardOutput.writeData(String(decoding: encoder.encode(listing), as: UTF8.self) + "\n")
    } else {
      let sections = kinds.map { kind in (kind.plural.capitalized, components.filter { $0.kind == kind }) }
      let others = kind == nil ? components.filter { $0.kind == nil } : []
      try StandardOutput.write(
        (sections + [("Plugins whose source does not say what they are", others)]).filter { !$0.1.isEmpty }.map {
          section($0.0, $0.1)
        }.joined(separator: "\n"))
    }
    for failure in failures { StandardError.write("gdplot: warning: \(failure)\n") }
    if !failures.isEmpty { throw ExitCode(1) }
  }

  /// Returns the plugins that seem usable according to their source, and the errors of the others; runs none of them.
  private static func usable(
    _ found: [FoundPlugin], beside catalog: Catalog
  ) -> (plugins: [FoundPlugin], failures: [any Error]) {
    var plugins: [FoundPlugin] = []
    var failures: [any Error] = []
    for plugin in found {
      // A name may recur later in the search path.
      let isBehind = plugins.contains {
        $0.name == plugin.name && $0.kind == plugin.kind && $0.folder != plugin.folder
      }
      if isBehind { continue }
      let rival = plugins.first { $0.name == plugin.name && $0.kind == plugin.kind && plugin.kind != nil }
      if let problem = plugin.nameProblem ?? plugin.sourceProblem {
        failures.append(problem)
      } else if let kind = plugin.kind, catalog[kind, plugin.name] != nil || rival != nil {
        failures.append(
          PluginError.refused(
            file: plugin.path, reason: .nameTaken(name: plugin.name, kind: kind, by: rival?.path)))
      } else {
        plugins.append(plugin)
      }
    }
    return (plugins, failures)
  }

  private func shownKinds() throws -> [ComponentKind] {
    guard let kind else { return ComponentKind.allCases }
    let wanted = kind.lowercased()
    guard let match = ComponentKind.allCases.first(where: { $0.plural == wanted || $0.rawValue == wanted }) else {
      let suggestion = NearestName(to: wanted, among: ComponentKind.allCases.map(\.plural)).clause
      throw UsageError(
        "unknown kind '\(kind)'\(suggestion) (kinds: \(ComponentKind.allCases.map(\.plural).joined(separator: ", ")))")
    }
    return [match]
  }

  private func section(_ title: String, _ components: [ListedComponent]) -> String {
    var text = title + "\n"
    let width = components.map(\.name.count).max() ?? 0
    for component in components {
      let padding = String(repeating: " ", count: width - component.name.count)
      let indent = String(repeating: " ", count: width + 4)
      text += wrapped("  \(component.name)\(padding)  \(component.line)", indent: indent)
      for setting in component.settings {
        let value = setting.default.map { "\(setting.key)=\($0)" } ?? "\(setting.key.uppercased())"
        text += wrapped("\(indent)\(value)  \(setting.meaning)", indent: indent + "  ")
      }
      if component.usesDefaultGradient { text += "\(indent)default gradient, from its formula on a tape\n" }
      if let plugin = component.plugin {
        text += wrapped("\(indent)plugin: \(plugin)\(component.trusted == true ? "" : ", not trusted")", indent: indent)
      }
    }
    return text
  }

  /// Breaks a line at spaces to the width of the terminal, or to 80 columns.
  private func wrapped(_ line: String, indent: String) -> String {
    var result = ""
    var current = ""
    let leading = String(line.prefix { $0 == " " })
    let width = StandardOutput.columns
    for word in line.dropFirst(leading.count).split(separator: " ", omittingEmptySubsequences: false) {
      if current.isEmpty {
        current = leading + word
      } else if current.count + 1 + word.count > width {
        result += current + "\n"
        current = indent + word
      } else {
        current += " " + word
      }
    }
    return result + current + "\n"
  }
}

/// A component in the listing; a plugin's entry is read from its source.
struct ListedComponent: Encodable {
  /// A setting for `--json`.
  struct Setting: Encodable {
    let key: String
    let `default`: String?
    let meaning: String

    init(_ setting: SettingDescription) {
      (key, `default`, meaning) = (setting.key, setting.defaultValue, setting.meaning)
    }
  }

  let kind: ComponentKind?
  let name: String
  let summary: String
  let plugin: String?
  let trusted: Bool?
  let defaultRate: Double?
  let satisfiesRobbinsMonro: Bool?
  let settings: [Setting]
  let usesDefaultGradient: Bool

  enum CodingKeys: String, CodingKey {
    case name, summary, plugin, trusted, settings
    case defaultRate = "default_rate"
    case satisfiesRobbinsMonro = "satisfies_robbins_monro"
  }

  /// Creates the entry of a built-in.
  init(_ entry: Catalog.Entry) {
    kind = entry.kind
    name = entry.name
    summary = entry.summary
    (plugin, trusted) = (nil, nil)
    defaultRate = (entry.type as? any Optimizer.Type)?.defaultRate
    satisfiesRobbinsMonro = (entry.type as? any Schedule.Type)?.satisfiesRobbinsMonro
    settings = entry.settings.map(Setting.init)
    usesDefaultGradient = entry.usesDefaultGradient
  }

  /// Creates the entry of a plugin.
  init(_ found: FoundPlugin, isTrusted: Bool) {
    kind = found.kind
    name = found.name
    summary = found.summary ?? ""
    (plugin, trusted) = (found.path, isTrusted)
    (defaultRate, satisfiesRobbinsMonro) = (nil, nil)
    settings = found.settings.map(Setting.init)
    usesDefaultGradient = false
  }

  /// The description on one line.
  var line: String {
    if let defaultRate { return "\(summary); rate \(NumberText(defaultRate))" }
    return satisfiesRobbinsMonro == true ? "\(summary); satisfies Robbins–Monro" : summary
  }
}
