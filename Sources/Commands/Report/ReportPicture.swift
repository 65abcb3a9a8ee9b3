import ArgumentParser
import FileReading
import GradientKit
import Plotting
import Recipes
import Reports

/// A picture file of a report's figure.
struct ReportPicture {
  /// The file formats, by extension.
  enum Kind: String, CaseIterable {
    /// SVG: scalable lines and text.
    case svg
    /// PDF: the same, for LaTeX.
    case pdf
    /// PNG: pixels, where no other format is shown.
    case png
  }

  /// The path of the file.
  let path: String
  /// The file format.
  let kind: Kind
  /// The theme of the picture.
  let theme: Look.ThemeName

  /// Creates the file of the figure `name` in a folder, in one theme; the name includes the theme unless it is light.
  init(_ name: String, in folder: String, as kind: Kind, theme: Look.ThemeName) {
    self.kind = kind
    self.theme = theme
    path = "\(folder)/\(name)\(theme == .light ? "" : "-\(theme.rawValue)").\(kind.rawValue)"
  }

  /// Returns the recipe of this picture.
  func recipe(of request: some FigureRequesting, by maker: RecordMaker, files: [DataFile]) throws -> Recipe {
    var request = request
    request.look.themeName = theme
    return try maker.recipe(of: request, files: files, dataLeftOut: nil)
  }

  /// Whether an HTML page embeds the picture.
  var isShownInside: Bool { kind == .svg }

  /// The bytes of the file; `nil` if it is not a regular file.
  var bytes: [UInt8]? { InputFile.isRegular(path) ? try? InputFile(path: path).bytes : nil }

  /// Returns the record in the picture if its recipe equals `recipe`; `nil` otherwise.
  func record(madeLike recipe: Recipe) -> FigureRecord? {
    guard let bytes, var record = try? FigureRecord(InputFile(path: path, bytes: bytes)) else { return nil }
    record.recipe.dataLeftOut = nil
    return record.recipe == recipe ? record : nil
  }
}

extension ReportFormat {
  /// The possible formats of its figures, the default first.
  var pictures: [ReportPicture.Kind] {
    switch self {
    case .html: [.svg]
    case .markdown: [.svg, .png]
    case .latex: [.pdf, .png]
    }
  }

  /// Returns the themes of its figures.
  func themes(for look: ReportPlan.Look) -> [Look.ThemeName] {
    switch look {
    case .dark: [.dark]
    case .auto where self == .html: [.light, .dark]
    case .auto, .light: [.light]
    }
  }
}

extension ReportPicture.Kind: ExpressibleByArgument {}
