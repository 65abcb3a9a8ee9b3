import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot batch`: compares full batch, minibatches and single examples on the same data.
struct BatchCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [BatchStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Compares batch sizes by epochs, updates, examples and seconds, with the noise of their gradients.",
    discussion: """
      The loss is the one over all training examples. The noise is the mean of ‖g_B − g‖² over random batches, at the start \
      and at the end of the run with the lowest loss; its numbers are in the report and in --json, and --export has the \
      columns of curve.

        gdplot batch --loss softmax
        gdplot batch --loss svm --batch-size 8 64 512 full --seeds 3
        gdplot batch --loss softmax --timing
        gdplot batch --data line --loss mse --batch-size 1 2 full
      """)

  @OptionGroup(title: "What") var learning: LearningOptions
  @OptionGroup(title: "How") var training: TrainingOptions
  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Against what, a panel each: epoch, step, examples, evaluations or seconds (default: epoch, step, examples; with --timing epoch, seconds)."
    ))
  var x: [Progress] = []

  @OptionGroup(title: "Numbers") var numbers: NumberOptions

  @Flag(
    help:
      "Draw and export the seconds spent on updates, and the time per epoch of every batch size; these differ between two runs."
  )
  var timing = false

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  var components: [(kind: ComponentKind, spec: Spec)] { learning.components + training.components }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String { "plots/batch-\(learning.stem).png" }

  private var axes: [Progress] {
    x.isEmpty ? (timing ? [.epoch, .seconds] : [.epoch, .step, .examples]) : x
  }

  func check(with catalog: Catalog) throws {
    if learning.surfaceSpec != nil {
      throw UsageError("batch divides examples into batches; a surface has none, so give --loss")
    }
    try learning.subject.requireSubject(for: "batch")
    let varied: [(name: String, count: Int)] = [
      ("--loss", learning.loss.count), ("--optimizer", training.optimizer.count), ("--lr", training.rateCount),
      ("--schedule", training.schedule.count),
    ]
    if let option = varied.first(where: { $0.count > 1 }) {
      throw UsageError("batch varies the batch size alone; give one value for \(option.name), or use curve")
    }
  }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    var curves = CurvePlan(
      problem: try learning.problem(with: catalog),
      training: try training.plan(
        onSurface: false, seed: computing.seed, defaultBatchSizes: [.examples(1), .examples(32), .full]),
      recordsTime: timing || axes.contains(.seconds))
    curves.measuresBetweenEpochs = true
    return FigureRequest(BatchStudy.self, BatchPlan(curves: curves), BatchView(axes: axes), Look(figure))
  }
}

extension BatchStudy: FigureStudy {
  static let hasRuns = true

  static func table(of result: BatchResult, _ view: BatchView, with catalog: Catalog) -> Table {
    result.curves.table
  }

  static func report(on result: BatchResult, _ view: BatchView) -> String { result.report }
  static func summary(of result: BatchResult, _ view: BatchView) -> any Encodable { result.object }
  static func notes(on result: BatchResult) -> [String] { RunNotes(result.curves).lines }
  static func numberCount(of result: BatchResult) -> Int { result.curves.numberCount }
}

extension BatchResult {
  /// The tables for the terminal: the outcome of the runs, and the gradient noise.
  var report: String { curves.summary.text + (hasNoise ? noiseTable.text : "") }

  /// One row per batch size and point, with the measured and the expected variance.
  private var noiseTable: Table {
    let rows = noise.flatMap { place in
      place.noise.batchSizes.indices.map { (place: place.place, noise: place.noise, index: $0) }
    }
    return Table(rows) {
      Column(heading: "gradient noise at") { "the \($0.place)" }
      Column(heading: "batch size") { $0.noise.batchSizes[$0.index] }
      Column(heading: "variance") { $0.noise.measured[$0.index] }
      Column(heading: "expected") { $0.noise.expected(size: Double($0.noise.batchSizes[$0.index])) }
      Column(heading: "over ‖g‖²") { $0.noise.squareNorm > 0 ? $0.noise.measured[$0.index] / $0.noise.squareNorm : nil }
    }
  }

  /// The summary for `--json`.
  var object: JSONObject {
    let noise = Table(noise) {
      Column("place") { $0.place }
      Column("examples") { $0.noise.exampleCount }
      Column("square_norm") { $0.noise.squareNorm }
      Column("single_variance") { $0.noise.variance }
      Column("batch_sizes") { TableCell.value($0.noise.batchSizes) }
      Column("variance") { TableCell.value($0.noise.measured) }
      Column("expected_variance") { place in
        TableCell.value(place.noise.batchSizes.map { place.noise.expected(size: Double($0)) })
      }
    }
    return [
      "plan": plan, "data": curves.facts, "series": curves.summary, "noise": noise, "noise_series": noiseSeries,
    ]
  }
}
