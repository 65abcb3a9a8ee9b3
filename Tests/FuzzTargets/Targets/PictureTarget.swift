import FileReading
import Recipes

/// Recipes in PNG, SVG and PDF files.
enum PictureTarget: FuzzTarget {
  static let name = "picture"

  static func read(_ bytes: [UInt8]) throws {
    _ = RecipeReport(try FigureRecord(InputFile(path: "figure", bytes: bytes))).text
  }
}
