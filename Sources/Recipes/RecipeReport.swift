import GradientKit

/// A recipe as readable text.
package struct RecipeReport {
  private let record: FigureRecord
  private let settings: [(name: String, value: String)]

  /// Creates the text of a figure's record, with settings of its plan.
  package init(_ record: FigureRecord, settings: [(name: String, value: String)] = []) {
    (self.record, self.settings) = (record, settings)
  }

  /// One line per fact, without control characters, so that an untrusted file cannot control the terminal.
  package var text: String {
    let recipe = record.recipe
    var lines = [
      ("command", recipe.command), ("version", recipe.version), ("seed", String(recipe.seed)), ("study", recipe.study),
      ("view", recipe.view), ("look", recipe.look),
    ]
    for component in recipe.components {
      let settings = component.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      let name = component.name + (settings.isEmpty ? "" : ":" + settings.joined(separator: ","))
      let origin = component.plugin.map { "  plugin \($0.path), SHA-256 \($0.sha256)" } ?? ""
      lines.append((component.kind, name + origin))
    }
    lines += settings
    lines += recipe.data.map { ("file", "\($0.name), SHA-256 \($0.sha256)") }
    lines += recipe.drawing.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    lines.append(
      ("data", record.data.map { "\($0.utf8.count) bytes inside the figure" } ?? recipe.dataLeftOut ?? "none"))
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { name, value in
      name + String(repeating: " ", count: max(0, width - name.count) + 2) + Self.printable(value) + "\n"
    }.joined()
  }

  /// Returns the text with control characters replaced.
  package static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
