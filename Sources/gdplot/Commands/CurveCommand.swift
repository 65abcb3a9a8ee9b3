import ArgumentParser
import Charts
import Drawing
import Experiments
import GradientKit
import Plotting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `gdplot curve`: trains, and draws how the loss falls.
struct CurveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "curve", abstract: "Trains, and draws loss and accuracy against epochs, steps, examples or seconds.",
    discussion: """
      Options that take several values multiply: --optimizer sgd adam --lr 0.1 0.01 draws four series.

        gdplot curve --loss svm
        gdplot curve --loss softmax --optimizer sgd momentum adam --seeds 5
        gdplot curve --data table.csv --target species --loss softmax -o curve.pdf
        gdplot curve --data line --model linear:bias=false --loss mse --init 1 --batch-size full --export -
      """)

  @OptionGroup(title: "What") var learning: LearningOptions
  @OptionGroup(title: "How") var training: TrainingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @Option(
    help: ArgumentHelp(
      "Against what: step, epoch, examples, evaluations or seconds (default: epoch; step on a surface)."))
  var x: Progress?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Panels: loss, accuracy, gradient-norm or rate (default: loss, and accuracy for classes)."))
  var y: [CurveChart.Quantity] = []

  @Option(
    help: ArgumentHelp(
      "Weight of TensorBoard's exponential mean, 0 for none, or a smoother (default: 0.9; nothing to smooth with full batches).",
      valueName: "weight|spec"))
  var smooth: String?

  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func run() throws {
    if learning.loss.isEmpty && learning.surfaceSpec == nil {
      throw UsageError(
        "curve needs a loss, such as --loss svm, or a surface, such as --surface rosenbrock (gdplot list)")
    }
    let catalog = try plugins.catalog(naming: namedSpecs)
    let choice = try learning.dataset(for: learning.loss, catalog: catalog)
    let smoother = try catalog.smoother(smootherSpec)
    let outputs = try (figure.output.isEmpty ? [usualName] : figure.output).map(FigureFile.init)
    let x = self.x ?? (learning.surfaceSpec == nil ? .epoch : .step)
    for output in outputs { try output.probe() }
    try numbers.probe()
    let paths = outputs.map(\.path) + [numbers.export].compactMap(\.self)
    if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
      throw UsageError("\(twice) is named twice; the second file would replace the first")
    }
    if y.contains(.accuracy) && learning.surfaceSpec != nil {
      throw UsageError("--y accuracy is the share of examples classified right; a surface has no examples")
    }

    let experiment = CurveExperiment(
      try plan(), catalog: catalog, smoother: smoother, threads: numbers.verbose ? 1 : threads,
      load: { try choice.load(seed: $0) })
    let result = try run(experiment)
    if y.contains(.accuracy) && !result.hasClasses {
      throw UsageError("--y accuracy needs classes; \(result.facts.data) has numbers to predict")
    }

    var chart = CurveChart(result)
    chart.quantities = y
    chart.progress = x
    chart.smoothsAlways = smooth != nil
    chart.hasLogX = figure.logX
    chart.hasLogY = figure.logY
    chart.theme = figure.theme.theme
    chart.size = figure.size.size
    chart.title = figure.title
    chart.subtitle = figure.subtitle
    let drawing = chart.figure
    let description = ImageDescription(
      title: drawing.title, alternativeText: chart.alternativeText,
      entries: FigureFile.entries(seed: training.seed))
    // One file that cannot be written must not cost the others: the runs may have taken an hour.
    var failures: [any Error] = []
    var drawn: [String] = []
    for output in outputs {
      do {
        try output.write(drawing, scale: figure.scale, description: description)
        drawn.append(output.path)
      } catch {
        failures.append(error)
      }
    }
    do {
      if let path = numbers.export {
        try numbers.write(CurveTable(result, withSeconds: numbers.timing || x == .seconds), to: path)
      }
    } catch {
      failures.append(error)
    }
    try report(result, figures: drawn)
    for failure in failures.dropLast() { StandardError.write("gdplot: error: \(failure)\n") }
    if let last = failures.last { throw last }
    if Interrupt.isRequested { throw ExitCode(130) }
  }

  private var threads: Int { training.threads ?? ProcessorCores.count }

  private var namedSpecs: [(kind: ComponentKind, text: String)] {
    var specs = learning.namedSpecs
    specs.append((.smoother, smootherSpec.description))
    specs += training.optimizer.map { (.optimizer, $0) }
    specs += training.schedule.map { (.schedule, $0) }
    return specs
  }

  private var smootherSpec: Spec {
    let smooth = smooth ?? "0.9"
    return Double(smooth) == nil ? Spec(smooth) : Spec("ema:weight=\(smooth)")
  }

  private func plan() throws -> CurvePlan {
    let length: RunOptions.Length =
      training.steps.map { .steps($0) } ?? .epochs(training.epochs ?? (learning.surfaceSpec == nil ? 20 : 100))
    return CurvePlan(
      losses: learning.loss, surface: learning.surfaceSpec, model: learning.model, optimizers: training.optimizer,
      schedules: training.schedule,
      rates: training.rates.flatMap(\.values),
      batchSizes: learning.surfaceSpec == nil ? training.batchSize.map(\.size) : [.full], l2: learning.l2,
      normalization: learning.normalize, validationShare: learning.validation, starts: try learning.startPoints,
      seed: training.seed,
      seedCount: training.seeds, length: length, shuffles: !training.noShuffle, gradientMethod: training.gradient,
      noise: training.noise, stoppingRules: training.stop.map(\.text),
      predictions: numbers.predict.map(\.values))
  }

  private var usualName: String {
    if let surface = learning.surfaceSpec { return "plots/curve-\(Spec(surface).name).png" }
    var name = "curve-" + learning.loss.map { Spec($0).name }.joined(separator: "-")
    if let data = learning.data {
      let file = data.split(separator: "/").last.map(String.init) ?? data
      let stem = Spec(file).name.split(separator: ".").first.map(String.init) ?? "data"
      name += "-" + (data.contains(":") ? Spec(data).name : stem)
    }
    return "plots/\(name).png"
  }

  private func run(_ experiment: CurveExperiment) throws -> CurveResult {
    Interrupt.listen()
    let runCount =
      max(1, learning.loss.count) * max(1, learning.start.count) * training.optimizer.count * training.schedule.count
      * max(1, training.rates.flatMap(\.values).count) * (learning.surfaceSpec == nil ? training.batchSize.count : 1)
      * training.seeds
    let bar = ProgressBar(runs: runCount, isShown: StandardError.isTerminal && !numbers.verbose)
    defer { bar.finish() }
    let log = numbers.log
    return try experiment.run { series in
      var observer = RunObserver(
        shouldStop: { Interrupt.isRequested }, willRun: { bar.plan(steps: $0) }, didAdvance: { bar.advance(by: $0) })
      if let log {
        let label = runCount > 1 ? "\(series.label): " : ""
        observer.didFinishEpoch = { log.record($0, label: label) }
      }
      return observer
    }
  }

  private func report(_ result: CurveResult, figures: [String]) throws {
    for series in result.series {
      for trace in series.traces {
        let run = result.series.count * series.traces.count > 1 ? "\(series.label), seed \(trace.seed): " : ""
        if let reason = trace.stopReason { StandardError.write("gdplot: note: \(run)\(reason)\n") }
        for remark in trace.remarks { StandardError.write("gdplot: note: \(run)\(remark)\n") }
      }
    }
    for remark in result.facts.remarks { StandardError.write("gdplot: note: \(remark)\n") }
    numbers.writePredictions(of: result)
    if numbers.export == "-" { return }
    if numbers.json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      encoder.keyEncodingStrategy = .convertToSnakeCase
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      let summary = CurveSummary(result, command: CommandText.current, figures: figures)
      try StandardOutput.write(String(decoding: encoder.encode(summary), as: UTF8.self) + "\n")
      return
    }
    try StandardOutput.write(CurveReport(result).text)
    for path in figures { try StandardOutput.write(path + "\n") }
  }
}
