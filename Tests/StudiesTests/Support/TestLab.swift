import Builtins
import Datasets
import Descent
import GradientKit
import Studies
import TestSupport
import Wording

/// Creates the parts of a run from specs, as the command line does.
enum TestLab {
  static let catalog: Catalog = {
    var catalog = Catalog()
    for type in BuiltinComponents.all as [any Component.Type] + ShippedDataSources.all + [
      DividedRate.self, RateTimesLoss.self, RateTimesSlope.self,
    ] {
      do {
        try catalog.register(type)
      } catch {
        preconditionFailure("\(error)")
      }
    }
    return catalog
  }()

  /// Returns a laboratory with the examples of a built-in data set.
  static func laboratory(_ data: String, threads: Int = 1) -> Descent.Laboratory {
    Descent.Laboratory(catalog: catalog, threads: threads) { try catalog.data(Spec(data)).load(seed: $0) }
  }

  /// Returns the curves of a plan on a built-in data set, computed on `threads` cores.
  static func run(
    _ plan: CurvePlan, on data: String = "line", smoother: String = "ema", threads: Int = 1,
    observing observer: @escaping @Sendable (String) -> RunObserver = { _ in RunObserver() }
  ) throws -> CurveResult {
    var result = try CurveStudy(plan, in: laboratory(data, threads: threads)).result(observing: observer)
    result.smoothings = [Smoothing(try catalog.smoother(Spec(smoother)), isChosen: true)]
    return result
  }

  /// Returns a landscape over examples, by default those of the line.
  static func landscape(
    _ plan: LandscapePlan, threads: Int = 1, observing observer: RunObserver = RunObserver(),
    load: @escaping @Sendable (UInt64) throws -> Dataset = { try catalog.data(Spec("line")).load(seed: $0) }
  ) throws -> LandscapeResult {
    try LandscapeStudy(plan, in: Descent.Laboratory(catalog: catalog, threads: threads, load: load))
      .result { _ in observer }
  }

  /// Returns the plan of the linear lecture: ŷ = w·x by squared error, from w = 1.
  static func lecture(
    rate: Double = 0.01, epochs: Int = 100, batch: BatchSize = .full, shuffles: Bool = false,
    gradient: GradientMethod = .analytic, predictions: [[Double]] = []
  ) -> CurvePlan {
    CurvePlan(
      losses: ["mse"], model: "linear:bias=false", rates: [rate], batchSizes: [batch], starts: [.values([1])],
      length: .epochs(epochs), shuffles: shuffles, gradientMethod: gradient, predictions: predictions)
  }

  /// Returns the only trace of a result.
  static func trace(_ result: CurveResult) -> Trace { result.series[0].traces[0] }

  /// Performs one run of an optimizer on a problem.
  static func run(
    _ optimizer: String = "sgd", on problem: Problem, rate: Double, schedule: String = "constant", options: RunOptions,
    seed: UInt64 = 0, observer: RunObserver = RunObserver()
  ) throws -> Trace {
    try problem.trace(
      of: catalog.optimizer(Spec(optimizer)), schedule: catalog.schedule(Spec(schedule)), rate: rate, options: options,
      seed: seed, observer: observer)
  }
}
