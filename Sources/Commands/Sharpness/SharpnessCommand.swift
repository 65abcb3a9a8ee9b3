import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot sharpness`: draws the largest eigenvalue of the Hessian during training.
struct SharpnessCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [SharpnessStudy.self]

  static let configuration = CommandConfiguration(
    commandName: "sharpness",
    abstract: "Draws the largest eigenvalue of the Hessian along training, beside the limit of stability.",
    discussion: """
      Gradient descent with the rate η grows along a direction of curvature above 2/η; with momentum μ above 2(1+μ)/η. \
      Networks trained on all examples sharpen until they are there, and hover (Cohen and others 2021). The eigenvalue is \
      that of the whole training loss. Without a rate three follow from the eigenvalue at the start. Without a loss and a \
      surface it is --loss squared --data spiral --model mlp:hidden=32,activation=tanh.

        gdplot sharpness
        gdplot sharpness --loss softmax --data iris --lr 0.1 1 --steps 500
        gdplot sharpness --optimizer momentum:mu=0.5 --lr 0.02
        gdplot sharpness --surface rosenbrock --lr 0.001 --export -
      """)

  @OptionGroup(title: "What") var learning: LearningOptions
  @OptionGroup(title: "How") var training: TrainingOptions
  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @Option(
    help: ArgumentHelp(
      "Every how many steps to measure (default: about 200 times a run; at every step on a surface).", valueName: "n"))
  var every: Int?

  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func validate() throws {
    if let every, every < 1 { throw ValidationError("--every must be 1 or more, but is \(every).") }
    if learning.loss.isEmpty && learning.surfaceSpec == nil && learning.data == nil && learning.model.isEmpty {
      learning.subject.loss = ["squared"]
      learning.subject.data = "spiral"
      learning.subject.model = ["mlp:hidden=32,activation=tanh"]
    }
  }

  var components: [(kind: ComponentKind, spec: Spec)] { learning.components + training.components }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String { "plots/sharpness-\(learning.stem).png" }

  func check(with catalog: Catalog) throws { try learning.subject.requireSubject(for: "sharpness") }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let isSurface = learning.surfaceSpec != nil
    var how = try training.plan(onSurface: isSurface, seed: computing.seed, defaultBatchSizes: [.full])
    if training.epochs == nil && training.steps == nil { how.length = .steps(isSurface ? 100 : 2000) }
    let runs = CurvePlan(problem: try learning.problem(with: catalog), training: how)
    return FigureRequest(SharpnessStudy.self, SharpnessPlan(runs, every: every), SharpnessView(), Look(figure))
  }
}

extension SharpnessStudy: FigureStudy {
  static let hasRuns = true

  static func table(of result: SharpnessResult, _ view: SharpnessView, with catalog: Catalog) -> Table {
    result.table
  }

  static func report(on result: SharpnessResult, _ view: SharpnessView) -> String { result.summary.text }
  static func summary(of result: SharpnessResult, _ view: SharpnessView) -> any Encodable {
    ["plan": result.plan, "data": result.facts, "series": result.summary] as JSONObject
  }
  static func notes(on result: SharpnessResult) -> [String] { RunNotes(result.runs).lines }
  static func numberCount(of result: SharpnessResult) -> Int {
    result.runs.numberCount + 5 * result.measurements.joined().joined().count
  }
}

extension SharpnessResult {
  /// The columns of the table and of `--json`: one row per run.
  fileprivate var summary: Table {
    let rows = zip(runs.series, measurements).flatMap { series, measured in
      zip(series.traces, measured).map { (series: series, trace: $0, measured: $1) }
    }
    let hasSeeds = plan.runs.training.seedCount > 1
    return Table(rows) {
      Column("label", heading: "series") { $0.series.label }
      Column("optimizer") { $0.series.optimizer.description }
      Column("rate") { $0.series.rate }
      Column("seed") { $0.trace.seed }
      if hasSeeds { Column(heading: "seed") { $0.trace.seed } }
      Column("verdict", heading: "verdict") { $0.trace.verdict.word }
      Column("steps", heading: "steps") { $0.trace.rows.last?.step ?? 0 }
      Column("loss", heading: "loss") { $0.measured.last?.loss }
      Column("sharpness_at_start", heading: "sharpness at the start") { $0.measured.first?.sharpness }
      Column("sharpness_at_end", heading: "at the end") { $0.measured.last?.sharpness }
      Column("stability_limit", heading: "stability limit") { $0.measured.last?.limit }
      Column("limit_reached_at", heading: "reached at step") { firstAtLimit($0.measured)?.step }
    }
  }
}
