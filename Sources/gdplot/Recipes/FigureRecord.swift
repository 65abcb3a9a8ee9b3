import CairoDrawing
import Drawing
import GradientKit

/// What a figure carries inside: its recipe, and the data it was drawn from.
struct FigureRecord {
  /// The most characters of data that a figure carries unless it is asked to carry all.
  static let limit = 4_000_000

  /// How it was made.
  var recipe: Recipe
  /// What it was drawn from, as text; `nil` where that was left out.
  var data: String?

  /// A record of these parts.
  init(recipe: Recipe, data: String?) {
    self.recipe = recipe
    self.data = data
  }

  /// The record of a figure that is being made.
  ///
  /// - Throws: what is wrong with a plugin's files.
  init<Command: FigureCommand>(
    of outcome: Command.Outcome, by command: Command, as text: CommandText, with catalog: Catalog
  ) throws {
    var reason: String?
    switch command.figure.embed {
    case .none: reason = "left out with --embed none"
    case .all: data = try RecipeText.written(outcome)
    case .auto:
      // A number takes about 16 characters.
      let expected = 16 * command.numberCount(of: outcome)
      let written = expected > 4 * Self.limit ? nil : try RecipeText.written(outcome)
      if let written, written.utf8.count <= Self.limit {
        data = written
      } else {
        let megabytes = (written?.utf8.count ?? expected) / 1_000_000
        reason = "left out, about \(megabytes) MB; --embed all keeps it"
      }
    }
    recipe = try Recipe(
      of: text, seed: command.computing.seed, naming: command.namedSpecs, in: catalog, plugins: command.plugins,
      data: command.dataFiles(of: outcome), dataLeftOut: reason)
  }

  /// The record inside a picture file.
  ///
  /// - Throws: ``RecipeError`` for a file that carries none.
  init(reading path: String) throws {
    let bytes = try InputPicture(path).bytes
    let entries: ImageEntries
    do {
      entries = try ImageEntries(of: bytes)
    } catch {
      throw RecipeError.unreadable(path: path, reason: "\(error)")
    }
    guard let text = entries["Recipe"] else { throw RecipeError.noRecipe(path: path) }
    do {
      recipe = try RecipeText.read(Recipe.self, from: text)
    } catch {
      throw RecipeError.unreadable(path: path, reason: "its recipe is not one that gdplot writes")
    }
    data = entries["Data"]
  }

  /// What is written into the picture file.
  var entries: [ImageDescription.Entry] {
    get throws { try recipe.entries(with: data) }
  }
}
