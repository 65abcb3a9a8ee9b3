import ArgumentParser
import Charts
import Descent
import FileReading
import GradientKit
import Plotting
import Recipes
import Studies

/// The reproduction of a figure: its original request, and its data if the figure has any.
struct Replay<Question: FigureStudy> {
  /// The plan, the view and the look in the recipe.
  let request: FigureRequest<Question>
  /// The figure's record.
  let record: FigureRecord
  /// The figure's path.
  let path: String

  /// Creates the replay of a figure of a study.
  ///
  /// - Throws: ``RecipeError`` if its plan, view or look cannot be decoded.
  init(_ study: Question.Type, of record: FigureRecord, in path: String) throws {
    func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
      do {
        return try RecipeText.read(type, from: text)
      } catch {
        throw RecipeError.notReplayable(
          path: path, command: RecipeReport.printable(record.recipe.command), reason: "its plan is of another version")
      }
    }
    self.record = record
    self.path = path
    request = FigureRequest(
      study, try read(Question.Plan.self, record.recipe.plan), try read(Question.View.self, record.recipe.view),
      try read(Look.self, record.recipe.look))
  }

  /// Returns the result in the figure.
  ///
  /// - Throws: ``RecipeError`` if there is none, or an inconsistent one.
  func result() throws -> Question.Result {
    let result = try record.outcome(Question.Result.self, in: path)
    guard result.isConsistent else { throw RecipeError.unusableData(path: path) }
    return result
  }
}

/// The reason why a figure cannot be reproduced.
enum ReplayError: Error, Equatable, CustomStringConvertible {
  /// The new figure has other bytes.
  case differs(path: String, reason: String)

  /// The error.
  var description: String {
    switch self {
    case .differs(let path, let reason): "made again, \(path) has other bytes: \(reason)"
    }
  }
}

extension FigureRecord {
  /// Returns the study of the figure.
  func study(in path: String) throws -> any FigureStudy.Type {
    guard let study = FigureStudies[recipe.study] else {
      throw RecipeError.notReplayable(
        path: path, command: RecipeReport.printable(recipe.command), reason: "there is no study '\(recipe.study)'")
    }
    return study
  }
}
