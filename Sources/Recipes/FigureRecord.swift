import CairoDrawing
package import Drawing
package import FileReading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The record in a figure's file: its recipe, and the data it was drawn from.
package struct FigureRecord: Sendable {
  /// The recipe of the figure.
  package var recipe: Recipe
  /// The result of the study as JSON; `nil` if it was left out.
  package var data: String?

  /// Creates a record.
  package init(recipe: Recipe, data: String?) {
    self.recipe = recipe
    self.data = data
  }

  /// Reads the record in a picture file, which is untrusted input.
  ///
  /// - Throws: ``RecipeError`` if the file has none.
  package init(_ file: InputFile) throws(RecipeError) {
    let entries: ImageEntries
    do {
      entries = try ImageEntries(of: file.bytes)
    } catch {
      throw .unreadable(path: file.path, reason: "\(error)")
    }
    guard let text = entries["Recipe"] else { throw .noRecipe(path: file.path) }
    do {
      recipe = try RecipeText.read(Recipe.self, from: text)
    } catch {
      throw .unreadable(path: file.path, reason: "its recipe is not one that gdplot writes")
    }
    data = entries["Data"]
  }

  /// Reads the record in the picture file at a path.
  ///
  /// - Throws: ``RecipeError`` if the file does not exist or has no record.
  package init(reading path: String) throws(RecipeError) {
    let file: InputFile
    do {
      file = try InputFile(path: path)
    } catch {
      throw .file(error)
    }
    try self.init(file)
  }

  /// The entries to write into the picture file: the main facts as text, the complete recipe, and the data.
  package var entries: [ImageDescription.Entry] {
    get throws {
      var entries: [ImageDescription.Entry] = [
        .init("Software", "gdplot \(recipe.version)"), .init("Command", recipe.command),
        .init("Seed", String(recipe.seed)), .init("Version", recipe.version),
        .init("Recipe", try RecipeText.written(recipe), isAttachment: true),
      ]
      if let data { entries.append(.init("Data", data, isAttachment: true)) }
      return entries
    }
  }

  /// Decodes the result of the study.
  ///
  /// - Parameters:
  ///   - type: the type of the result.
  ///   - path: the figure's path, for messages.
  /// - Returns: the result.
  /// - Throws: ``RecipeError`` if the figure carries no data, or data of another type.
  package func outcome<Outcome: Decodable>(_ type: Outcome.Type, in path: String) throws(RecipeError) -> Outcome {
    guard let data else { throw .noData(path: path, reason: recipe.dataLeftOut) }
    do {
      return try RecipeText.read(type, from: data)
    } catch {
      throw .unusableData(path: path)
    }
  }
}

/// The encoding of recipes and figures' data: JSON with sorted keys, so that equal values give equal bytes.
package enum RecipeText {
  /// Returns the JSON text of a value; numbers that are not finite are strings.
  package static func written(_ value: some Encodable) throws -> String {
    try JSONWriter.text(of: value)
  }

  /// Decodes a value from JSON.
  ///
  /// - Throws: `DecodingError` if the text does not describe such a value.
  package static func read<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: Data(text.utf8))
  }
}
