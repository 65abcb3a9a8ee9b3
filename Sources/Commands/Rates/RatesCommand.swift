import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot rates`: draws the final loss against the learning rate.
struct RatesCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [RatesStudy.self]

  static let configuration = CommandConfiguration(
    commandName: "rates", abstract: "Draws where runs end against their learning rate, a line an optimizer.",
    discussion: """
      Every optimizer runs with every rate and seed; its best rate is marked, with the rates that come within 10 % of it. \
      Options that take several values multiply, as in curve; --export has a row a run.

        gdplot rates --loss softmax --optimizer sgd momentum adam
        gdplot rates --loss softmax --optimizer sgd adam --lr log:1e-4:1:13 --seeds 5 --y validation-accuracy
        gdplot rates --surface bowl --optimizer sgd momentum --steps 50
      """)

  @OptionGroup(title: "What") var learning: LearningOptions
  @OptionGroup(title: "How") var training: TrainingOptions
  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @Option(
    name: .long, parsing: .upToNextOption,
    help: "Panels: loss, validation-loss, accuracy or validation-accuracy, at the end of the runs (default: loss).")
  var y: [RatesView.Quantity] = []

  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  var components: [(kind: ComponentKind, spec: Spec)] { learning.components + training.components }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String { "plots/rates-\(learning.stem).png" }

  func check(with catalog: Catalog) throws { try learning.subject.requireSubject(for: "rates") }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let curves = CurvePlan(
      problem: try learning.problem(with: catalog),
      training: try training.plan(onSurface: learning.surfaceSpec != nil, seed: computing.seed))
    return FigureRequest(RatesStudy.self, RatesPlan(curves: curves), RatesView(quantities: y), Look(figure))
  }
}

extension RatesStudy: FigureStudy {
  static let hasRuns = true

  static func table(of result: RatesResult, _ view: RatesView, with catalog: Catalog) -> Table { result.table }

  static func report(on result: RatesResult, _ view: RatesView) -> String {
    result.summary(of: view.quantities.first ?? .loss).text
  }

  static func summary(of result: RatesResult, _ view: RatesView) -> any Encodable {
    let best = result.summary(of: view.quantities.first ?? .loss)
    return ["plan": result.plan, "data": result.curves.facts, "best": best, "runs": result.table] as JSONObject
  }

  static func notes(on result: RatesResult) -> [String] { result.curves.facts.remarks }
  static func numberCount(of result: RatesResult) -> Int { result.curves.numberCount }
}

extension RatesResult {
  /// Returns a table with one row per line: the best rate, its value, and the surrounding rates within 10 % of that
  /// value.
  func summary(of quantity: RatesView.Quantity) -> Table {
    let rows = lines.map { line in
      let ends = ends(of: line, quantity)
      return (line: line, ends: ends, best: best(of: ends, quantity))
    }
    func rate(_ ends: [End], _ index: Int?) -> Double? { index.map { ends[$0].rate } }
    let style: NumberText.Style = quantity.isShare ? .percent : .digits(4)
    return Table(rows) {
      Column("series", heading: "series") { $0.line.label }
      Column("best_rate", heading: "best rate", .rate) { rate($0.ends, $0.best?.index) }
      Column("value", heading: quantity.rawValue, style) { row in row.best.flatMap { row.ends[$0.index].mean } }
      Column("deviation", heading: plan.curves.training.seedCount > 1 ? "sd" : nil, style) { row in
        row.best.map { row.ends[$0.index].deviation }
      }
      Column("near_from", heading: "within 10 % from", .rate) { rate($0.ends, $0.best?.near.lowerBound) }
      Column("near_to", heading: "to", .rate) { rate($0.ends, $0.best?.near.upperBound) }
      Column("diverged", heading: "diverged runs") { row in
        let count = row.ends.reduce(0) { $0 + $1.divergedCount }
        return count > 0 ? count : nil
      }
    }
  }
}
