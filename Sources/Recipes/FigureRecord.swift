import CairoDrawing
package import Drawing
package import FileReading

/// What a figure carries inside: its recipe, and the data it was drawn from.
package struct FigureRecord: Sendable {
  /// How it was made.
  package var recipe: Recipe
  /// What it was drawn from, as text; `nil` where that was left out.
  package var data: String?

  /// A record of these parts.
  package init(recipe: Recipe, data: String?) {
    self.recipe = recipe
    self.data = data
  }

  /// The record inside a picture file, which may come from anywhere.
  ///
  /// - Throws: ``RecipeError`` for a file that carries none.
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

  /// The record inside the picture file at a path.
  ///
  /// - Throws: ``RecipeError`` for a file that is not there or carries none.
  package init(reading path: String) throws(RecipeError) {
    let file: InputFile
    do {
      file = try InputFile(path: path)
    } catch {
      throw .file(error)
    }
    try self.init(file)
  }

  /// What is written into the picture file: in a few words, the recipe whole, and the numbers behind it.
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

  /// What the figure was drawn from, as a value.
  ///
  /// - Parameters:
  ///   - type: what it was drawn from.
  ///   - path: the figure, for messages.
  /// - Returns: the value.
  /// - Throws: ``RecipeError`` where the figure carries no data, or none of this type.
  package func outcome<Outcome: Decodable>(_ type: Outcome.Type, in path: String) throws(RecipeError) -> Outcome {
    guard let data else { throw .noData(path: path, reason: recipe.dataLeftOut) }
    do {
      return try RecipeText.read(type, from: data)
    } catch {
      throw .unusableData(path: path)
    }
  }
}
