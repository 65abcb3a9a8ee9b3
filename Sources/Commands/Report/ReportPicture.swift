import ArgumentParser
import FileReading
import GradientKit
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

  /// The file that holds the figure `name` in a folder, in one theme; other themes than light are told by its name.
  init(_ name: String, in folder: String, as kind: Kind, theme: Look.ThemeName) {
    self.kind = kind
    self.theme = theme
    path = "\(folder)/\(name)\(theme == .light ? "" : "-\(theme.rawValue)").\(kind.rawValue)"
  }

  /// The recipe of this picture of a figure.
  func recipe(of request: some FigureRequesting, by maker: RecordMaker, files: [DataFile]) throws -> Recipe {
    var request = request
    request.look.themeName = theme
    return try maker.recipe(of: request, files: files, dataLeftOut: nil)
  }

  /// Whether an HTML page shows it as a part of itself.
  var isShownInside: Bool { kind == .svg }

  /// The bytes of the file; `nil` without a regular file.
  var bytes: [UInt8]? { InputFile.isRegular(path) ? try? InputFile(path: path).bytes : nil }

  /// What the picture carries, where it was made by a recipe like this; `nil` otherwise.
  func record(madeLike recipe: Recipe) -> FigureRecord? {
    guard let bytes, var record = try? FigureRecord(InputFile(path: path, bytes: bytes)) else { return nil }
    record.recipe.dataLeftOut = nil
    return record.recipe == recipe ? record : nil
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

extension ReportPicture.Kind: ExpressibleByArgument {}
