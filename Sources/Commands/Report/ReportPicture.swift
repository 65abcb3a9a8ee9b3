import Plotting
import Recipes
import Reports

/// A file with a figure of a report.
struct ReportPicture {
  /// The kinds of file, by their endings.
  enum Kind: String, CaseIterable {
    /// Lines and text, as large as needed.
    case svg
    /// The same, for LaTeX.
    case pdf
    /// Pixels, for where nothing else is shown.
    case png
  }

  /// Where it is.
  let path: String
  /// The kind of file.
  let kind: Kind
  /// What it is drawn in.
  let theme: Look.ThemeName
  /// The command that draws it so.
  let text: CommandText

  /// The file that holds the figure `name` in a folder, in one theme; other themes than light are told by its name.
  init(_ name: String, in folder: String, as kind: Kind, theme: Look.ThemeName, of text: CommandText) {
    self.kind = kind
    self.theme = theme
    path = "\(folder)/\(name)\(theme == .light ? "" : "-\(theme.rawValue)").\(kind.rawValue)"
    self.text = theme == .light ? text : text.setting("--theme", to: theme.rawValue)
  }

  /// The recipe this file has when it is drawn by `recipe`'s command and data as they are now.
  func recipe(like recipe: Recipe) -> Recipe {
    var same = recipe
    same.command = text.line
    same.arguments = text.arguments
    return same
  }

  /// What the file carries, if all of that would be the same again.
  func record(madeLike recipe: Recipe) -> FigureRecord? {
    guard var record = try? FigureRecord(reading: path) else { return nil }
    record.recipe.dataLeftOut = nil
    return record.recipe == self.recipe(like: recipe) ? record : nil
  }
}

extension ReportFormat {
  /// The kinds of file its figures may have, the usual one first.
  var pictures: [ReportPicture.Kind] {
    switch self {
    case .html: [.svg]
    case .markdown: [.svg, .png]
    case .latex: [.pdf, .png]
    }
  }

  /// The themes its figures are drawn in.
  func themes(for look: ReportPlan.Look) -> [Look.ThemeName] {
    switch look {
    case .dark: [.dark]
    case .auto where self == .html: [.light, .dark]
    case .auto, .light: [.light]
    }
  }
}
