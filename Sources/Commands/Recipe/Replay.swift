import ArgumentParser
import Charts
import Descent
import FileReading
import GradientKit
import Plotting
import Recipes
import Studies

/// A figure made again: its request as it was, and its data where it carries some.
struct Replay<Question: FigureStudy> {
  /// The question, the view and the look that the recipe describes.
  let request: FigureRequest<Question>
  /// What the figure carries.
  let record: FigureRecord
  /// The figure.
  let path: String

  /// The replay of a figure of a study.
  ///
  /// - Throws: ``RecipeError`` where its plan, view or look is not one.
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

  /// The result that the figure carries.
  ///
  /// - Throws: ``RecipeError`` where it carries none, or one that does not fit together.
  func result() throws -> Question.Result {
    let result = try record.outcome(Question.Result.self, in: path)
    guard result.isConsistent else { throw RecipeError.unusableData(path: path) }
    return result
  }
}

/// Why a figure could not be made again as it was.
enum ReplayError: Error, Equatable, CustomStringConvertible {
  /// It has other bytes.
  case differs(path: String, reason: String)

  /// What is wrong.
  var description: String {
    switch self {
    case .differs(let path, let reason): "made again, \(path) has other bytes: \(reason)"
    }
  }
}

extension FigureRecord {
  /// The study that the figure answers.
  func study(in path: String) throws -> any FigureStudy.Type {
    guard let study = FigureStudies[recipe.study] else {
      throw RecipeError.notReplayable(
        path: path, command: RecipeReport.printable(recipe.command), reason: "there is no study '\(recipe.study)'")
    }
    return study
  }
}
