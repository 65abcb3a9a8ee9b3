import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot fit`: draws the examples with the models' predictions.
struct FitCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [FitStudy.self]

  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "Trains, and draws the examples with what the model says of them.",
    discussion: """
      One feature: the line of the model before and after training, or the probability of a class. Two: decision regions, or \
      the prediction as a colour. Images: the weights of a linear model as templates. All others: predicted against actual \
      values, or a table of actual and predicted classes.

        gdplot fit --data line --model linear:bias=false --loss mse --init 1 --batch-size full --lr 0.01 --epochs 100
        gdplot fit --data spiral --model mlp:hidden=32 --loss softmax --optimizer adam --lr 0.01 --epochs 200
        gdplot fit --loss softmax --epochs 50
        gdplot fit --loss softmax --data iris --as confusion
      """)

  @OptionGroup(title: "What") var learning: LearningOptions
  @OptionGroup(title: "How") var training: TrainingOptions
  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "How to draw: line, regions, plane, predictions, residuals, templates or confusion (default: what suits the examples).",
      valueName: "form"))
  var form: FitView.Form?

  @OptionGroup(title: "Numbers") var numbers: NumberOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Print the model's prediction for a row of features, joined by commas, before and after.", valueName: "row"))
  var predict: [FeatureRow] = []

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func validate() throws {
    if learning.surfaceSpec != nil {
      throw ValidationError(
        "fit draws examples with what a model says of them; a surface has none: use path or landscape.")
    }
  }

  var components: [(kind: ComponentKind, spec: Spec)] { learning.components + training.components }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String { "plots/fit-\(learning.stem).png" }

  func check(with catalog: Catalog) throws {
    if learning.loss.isEmpty {
      throw UsageError("fit needs a loss, such as --loss mse or --loss softmax (gdplot list)")
    }
  }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let curves = CurvePlan(
      problem: try learning.problem(with: catalog),
      training: try training.plan(onSurface: false, seed: computing.seed), predictions: predict.map(\.values))
    return FigureRequest(FitStudy.self, FitPlan(curves: curves), FitView(form), Look(figure))
  }
}

extension FitStudy: FigureStudy {
  static let hasRuns = true

  static func table(of result: FitResult, _ view: FitView, with catalog: Catalog) -> Table {
    result.table(result.form(of: view))
  }

  static func report(on result: FitResult, _ view: FitView) -> String {
    PredictionLines(result.runs).text + result.runs.summary.text
  }

  static func summary(of result: FitResult, _ view: FitView) -> any Encodable {
    ["plan": result.plan, "data": result.facts, "series": result.runs.summary] as JSONObject
  }

  static func notes(on result: FitResult) -> [String] { RunNotes(result.runs).lines }
  static func numberCount(of result: FitResult) -> Int { result.numberCount }
}
