import ArgumentParser
import Descent
import GradientKit
import Studies
import Wording

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `gdplot list`: everything that can be named, with its settings and defaults.
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
    let (catalog, failures) = try pluginOptions.wholeCatalog()
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let listing = Dictionary(
        uniqueKeysWithValues: kinds.map { kind in (kind.plural, catalog[kind].map(ListedComponent.init)) })
      try StandardOutput.write(String(decoding: encoder.encode(listing), as: UTF8.self) + "\n")
    } else {
      try StandardOutput.write(
        kinds.filter { !catalog[$0].isEmpty }.map { section($0, of: catalog) }.joined(separator: "\n"))
    }
    for failure in failures { StandardError.write("gdplot: warning: \(failure)\n") }
    if !failures.isEmpty { throw ExitCode(1) }
  }

  private func shownKinds() throws -> [ComponentKind] {
    guard let kind else { return ComponentKind.allCases }
    let wanted = kind.lowercased()
    guard let match = ComponentKind.allCases.first(where: { $0.plural == wanted || $0.rawValue == wanted }) else {
      let suggestion = NameSuggestion(for: wanted, among: ComponentKind.allCases.map(\.plural)).clause
      throw UsageError(
        "unknown kind '\(kind)'\(suggestion) (kinds: \(ComponentKind.allCases.map(\.plural).joined(separator: ", ")))")
    }
    return [match]
  }

  private func section(_ kind: ComponentKind, of catalog: Catalog) -> String {
    var text = kind.plural.capitalized + "\n"
    let width = catalog[kind].map(\.name.count).max() ?? 0
    for entry in catalog[kind] {
      let padding = String(repeating: " ", count: width - entry.name.count)
      let indent = String(repeating: " ", count: width + 4)
      text += wrapped("  \(entry.name)\(padding)  \(summary(of: entry))", indent: indent)
      for setting in entry.settings {
        let value = setting.defaultValue.map { "\(setting.key)=\($0)" } ?? "\(setting.key.uppercased())"
        text += wrapped("\(indent)\(value)  \(setting.meaning)", indent: indent + "  ")
      }
      if entry.usesDefaultGradient { text += "\(indent)default gradient, from its formula on a tape\n" }
      if let origin = entry.origin { text += "\(indent)plugin: \(origin)\n" }
    }
    return text
  }

  private func summary(of entry: Catalog.Entry) -> String {
    switch entry.type {
    case let optimizer as any Optimizer.Type: return "\(entry.summary); rate \(NumberText(optimizer.defaultRate))"
    case let schedule as any Schedule.Type where schedule.satisfiesRobbinsMonro:
      return "\(entry.summary); satisfies Robbins–Monro"
    default: return entry.summary
    }
  }

  /// Breaks a line at spaces to 80 columns.
  private func wrapped(_ line: String, indent: String) -> String {
    var result = ""
    var current = ""
    let leading = String(line.prefix { $0 == " " })
    for word in line.dropFirst(leading.count).split(separator: " ", omittingEmptySubsequences: false) {
      if current.isEmpty {
        current = leading + word
      } else if current.count + 1 + word.count > 80 {
        result += current + "\n"
        current = indent + word
      } else {
        current += " " + word
      }
    }
    return result + current + "\n"
  }
}

/// A component as programs read it.
struct ListedComponent: Encodable {
  /// A setting as programs read it.
  struct Setting: Encodable {
    let key: String
    let `default`: String?
    let meaning: String
  }

  let name: String
  let summary: String
  let plugin: String?
  let defaultRate: Double?
  let satisfiesRobbinsMonro: Bool?
  let settings: [Setting]

  enum CodingKeys: String, CodingKey {
    case name, summary, plugin, settings
    case defaultRate = "default_rate"
    case satisfiesRobbinsMonro = "satisfies_robbins_monro"
  }

  /// The listing of a catalog entry.
  init(_ entry: Catalog.Entry) {
    name = entry.name
    summary = entry.summary
    plugin = entry.origin
    defaultRate = (entry.type as? any Optimizer.Type)?.defaultRate
    satisfiesRobbinsMonro = (entry.type as? any Schedule.Type)?.satisfiesRobbinsMonro
    settings = entry.settings.map { Setting(key: $0.key, default: $0.defaultValue, meaning: $0.meaning) }
  }
}
