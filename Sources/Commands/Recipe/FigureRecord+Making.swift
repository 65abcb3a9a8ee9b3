import GradientKit
import Recipes

extension FigureRecord {
  /// The most characters of data that a figure carries unless it is asked to carry all.
  static let limit = 4_000_000

  /// The record of a figure that is being made.
  ///
  /// - Throws: what is wrong with a plugin's files.
  init<Command: FigureCommand>(
    of outcome: Command.Outcome, by command: Command, as text: CommandText, with catalog: Catalog
  ) throws {
    var data: String?
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
    let recipe = try Recipe(
      of: text, by: command, with: catalog, files: command.dataFiles(of: outcome), dataLeftOut: reason)
    self.init(recipe: recipe, data: data)
  }
}
