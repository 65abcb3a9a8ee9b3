import Builtins
import Descent
import GradientKit
import Studies
import TestSupport
import Wording

/// Small heat maps of descents that depend on formulas only.
enum SampleHeatmap {
  private static func run(_ plan: HeatmapPlan) throws -> HeatmapResult {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    return try HeatmapStudy(plan, in: Laboratory(catalog: catalog, threads: 1)).result()
  }

  private static func plan(
    _ surface: Spec, from start: [Double], x: HeatmapAxis, y: HeatmapAxis, length: Int = 100
  ) -> HeatmapPlan {
    HeatmapPlan(
      problem: ProblemPlan(surface: surface, starts: [.values(start)]),
      training: TrainingPlan(batchSizes: [.full], length: .steps(length)), x: x, y: y)
  }

  private static func steps(_ from: Double, _ to: Double, _ count: Int) -> [Double] {
    (0..<count).map { from + Double($0) / Double(count - 1) * (to - from) }
  }

  /// Returns a coarse grid of Cohen's experiment.
  static func surface(rows: Int = 3) throws -> HeatmapResult {
    try run(
      plan(
        "sin-gauss", from: [0], x: HeatmapAxis(.rate, values: steps(0, 0.1, 6)),
        y: HeatmapAxis(.epochs, values: steps(10, 500, rows))))
  }

  /// Returns a grid of momentum on a bowl, with cells beyond the limit of stability.
  static func momentum() throws -> HeatmapResult {
    try run(
      plan(
        "bowl", from: [1.5, 1.5], x: HeatmapAxis(.rate, values: [0.01, 0.02, 0.05, 0.1, 0.2]),
        y: HeatmapAxis(.momentum, values: [0, 0.3, 0.6, 0.9])))
  }

  /// Returns a grid in which every run diverges.
  static func diverged() throws -> HeatmapResult {
    try run(
      plan(
        "square", from: [2], x: HeatmapAxis(.rate, values: [3, 4]), y: HeatmapAxis(.epochs, values: [1000, 2000])))
  }

  /// Returns a grid with a cell whose loss is exactly 0.
  static func exact() throws -> HeatmapResult {
    try run(
      plan(
        "square", from: [2], x: HeatmapAxis(.rate, values: [0.1, 0.3, 0.5]),
        y: HeatmapAxis(.epochs, values: [10, 20, 40])))
  }

  /// Returns made-up accuracies of three seeds by batch size and rate; the fastest runs diverge.
  static func seeds() throws -> HeatmapResult {
    var result = try surface()
    result.plan = HeatmapPlan(
      problem: ProblemPlan(losses: ["softmax"]), training: TrainingPlan(seedCount: 3),
      x: HeatmapAxis(.rate, values: [0.01, 0.1, 1, 10]), y: HeatmapAxis(.batchSize, values: [8, 32, 120]))
    result.facts.data = "iris"
    result.facts.classes = ["setosa", "versicolor", "virginica"]
    (result.facts.trainingCount, result.facts.validationCount) = (120, 30)
    result.facts.normalization = .standardize
    result.start = []
    (result.runCount, result.limit) = (36, nil)
    var runs = CellEnds(count: 36, parameterCount: 20)
    for index in 0..<36 {
      var row = Trace.Row(step: 1, epoch: 1, counts: EvaluationCounts(), seconds: 0)
      row.training = Assessment(loss: 1, accuracy: 0.9)
      row.validation = Assessment(loss: 1, accuracy: 0.6 + 0.01 * Double(index * 7 % 36))
      let isDiverged = index / 3 % 4 == 3 && index % 3 < 2
      runs.set(trace(isDiverged ? nil : row), steps: 1, at: index)
    }
    result.runs = runs
    return result
  }

  /// Returns a grid whose right half was not run because the user stopped it, with one cell that diverged.
  static func interrupted() throws -> HeatmapResult {
    var result = try surface()
    var runs = CellEnds(count: 18, parameterCount: 1)
    for index in 0..<18 where index % 6 < 3 {
      var row = Trace.Row(step: 1, epoch: 1, counts: EvaluationCounts(), seconds: 0)
      (row.loss, row.parameters) = (1 / Double(index + 1), [0])
      runs.set(trace(index == 8 ? nil : row), steps: 1, at: index)
    }
    result.runs = runs
    return result
  }

  /// Returns a run of one step with this end; for `nil`, a diverged run.
  private static func trace(_ end: Trace.Row?) -> Trace {
    var trace = Trace(seed: 0)
    if let end { trace.rows = [end] } else { trace.verdict = .diverged(step: 1) }
    return trace
  }
}
