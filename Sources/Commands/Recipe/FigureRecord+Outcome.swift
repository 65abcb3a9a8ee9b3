import ArgumentParser
import Descent
import GradientKit
import Recipes
import Studies
import Wording

extension FigureRecord {
  /// What the figure in the file at `path` was drawn from.
  ///
  /// - Throws: ``RecipeError`` where the figure carries no data, or none of this command's.
  func outcome<Command: FigureCommand>(
    of command: Command, in path: String, with catalog: Catalog
  ) throws -> Command.Outcome {
    var outcome = try outcome(Command.Outcome.self, in: path)
    guard outcome.isConsistent else { throw RecipeError.unusableData(path: path) }
    try command.finish(&outcome, with: catalog)
    return outcome
  }
}

extension Recipe {
  /// The command, ready to run; nothing is run by asking for it.
  ///
  /// - Parameters:
  ///   - path: the figure it came from, for messages.
  ///   - text: what stands in for the recipe's own command.
  /// - Returns: the command with its options.
  /// - Throws: ``RecipeError/notReplayable(path:command:reason:)`` for anything but a command that draws a figure.
  func figureCommand(for path: String, as text: CommandText? = nil) throws -> any FigureCommand {
    func refuse(_ reason: String) -> RecipeError {
      .notReplayable(path: path, command: RecipeReport.printable(command), reason: reason)
    }
    let parsed: any ParsableCommand
    do {
      parsed = try Gdplot.parseAsRoot(
        ArgumentRepair.joiningNegativeNumbers((text ?? CommandText(arguments)).arguments))
    } catch {
      throw refuse(Gdplot.message(for: error))
    }
    guard let command = parsed as? any FigureCommand else { throw refuse("it draws no figure") }
    return command
  }
}
