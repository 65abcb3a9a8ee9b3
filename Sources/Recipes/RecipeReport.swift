package import GradientKit

/// A recipe as readable text.
package struct RecipeReport {
  private let record: FigureRecord
  private let components: [(kind: String, text: String)]
  private let settings: [(name: String, value: String)]

  /// Creates the text of a figure's record.
  ///
  /// - Parameters:
  ///   - record: the record.
  ///   - running: the components that the plan names and a replay would use; `nil` for a plan that cannot be read.
  ///   - settings: the other settings of the plan, such as rates.
  package init(
    _ record: FigureRecord, running: [(kind: ComponentKind, spec: Spec)]? = nil,
    settings: [(name: String, value: String)] = []
  ) {
    (self.record, self.settings) = (record, settings)
    let noted = record.recipe.components
    guard let running else {
      components = noted.map { component -> (kind: String, text: String) in
        let settings = component.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return (component.kind, Self.text(component.name, settings, component.plugin))
      }
      return
    }
    var seen: Set<String> = []
    components = running.compactMap { kind, spec -> (kind: String, text: String)? in
      let plugin = noted.first { $0.kind == "\(kind)" && $0.name == spec.name }?.plugin
      let settings = [spec.settings, spec.defaults].compactMap(\.self).filter { !$0.isEmpty }
      let text = Self.text(spec.name, settings, plugin)
      return seen.insert("\(kind) \(text)").inserted ? ("\(kind)", text) : nil
    }
  }

  private static func text(_ name: String, _ settings: [String], _ plugin: Recipe.PluginRecord?) -> String {
    name + (settings.isEmpty ? "" : ":" + settings.joined(separator: ","))
      + (plugin.map { "  plugin \($0.path), SHA-256 \($0.sha256)" } ?? "")
  }

  /// One line per fact, without control characters, so that an untrusted file cannot control the terminal.
  package var text: String {
    let recipe = record.recipe
    var lines = [
      ("study", recipe.study), ("noted command", recipe.command), ("version", recipe.version),
      ("seed", String(recipe.seed)), ("view", recipe.view), ("look", recipe.look),
    ]
    lines += components.map { ($0.kind, $0.text) }
    lines += settings.map { ($0.name, $0.value) }
    lines += recipe.data.map { ("file", "\($0.name), SHA-256 \($0.sha256)") }
    lines += recipe.drawing.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    lines.append(
      ("data", record.data.map { "\($0.utf8.count) bytes inside the figure" } ?? recipe.dataLeftOut ?? "none"))
    let shown = lines.map { (name: Self.printable($0), value: Self.printable($1)) }
    let width = shown.map(\.name.count).max() ?? 0
    return shown.map { name, value in
      name + String(repeating: " ", count: max(0, width - name.count) + 2) + value + "\n"
    }.joined()
  }

  /// Returns the text with control characters replaced.
  package static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
