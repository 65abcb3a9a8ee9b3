package import Descent
package import GradientKit

/// Runs a ``CheckPlan``: analytic gradients against differences, in double precision throughout.
package struct CheckStudy: Sendable {
  /// What was found at one point.
  package struct Finding: Sendable {
    /// The point, in words.
    package var place: String
    /// What was found there.
    package var report: GradientReport
  }

  private let plan: CheckPlan
  private let problem: Problem
  private let batch: Batch

  /// An experiment whose components come from `catalog` and whose examples come from `load`, which is given the seed.
  package init(_ plan: CheckPlan, catalog: Catalog, threads: Int, load: (UInt64) throws -> Dataset) throws {
    self.plan = plan
    if let surface = plan.surface {
      problem = try SurfaceProblem(surface: catalog.surface(Spec(surface)), start: plan.start ?? .model)
        .prepared(seed: plan.seed)
    } else {
      problem = try LearningProblem(
        model: catalog.model(Spec(plan.model)), loss: catalog.loss(Spec(plan.loss ?? "")), dataset: load(plan.seed),
        l2: plan.l2, normalization: plan.normalization.flatMap(Normalization.init(rawValue:)), validationShare: 0,
        start: plan.start ?? .model, inDoublePrecision: true, workers: Workers(count: threads)
      ).prepared(seed: plan.seed)
    }
    let count = problem.objective.exampleCount
    if plan.surface == nil, count > plan.exampleLimit {
      var order = Array(0..<Int32(count))
      var random = RandomSource(seed: plan.seed, for: .check)
      random.shuffle(&order)
      batch = Batch(order, range: 0..<plan.exampleLimit)
    } else {
      batch = .all
    }
  }

  /// What is known about the examples.
  package var facts: ProblemFacts { problem.facts }
  /// The number of parameters.
  package var dimension: Int { problem.objective.dimension }
  /// The number of examples the check is over.
  package var exampleCount: Int { batch.count(of: problem.objective.exampleCount) }

  /// Checks the gradient at the named point, or at several random ones.
  package func run() throws -> [Finding] {
    var check = GradientCheck()
    check.seed = plan.seed
    return try points.enumerated().map { index, point in
      let place = plan.start == nil ? "random point \(index + 1)" : "the given point"
      let report = try check.report(on: problem.objective, at: point, batch: batch, sample: plan.entryCount)
      return Finding(place: place, report: report)
    }
  }

  /// The largest error of both difference formulas over the entries checked, for every step h.
  ///
  /// The error falls with h while truncation rules and rises again when rounding does.
  package func sweep(_ steps: [Double]) throws -> DifferenceSweep {
    let point = points[0]
    let dimension = problem.objective.dimension
    var gradient = [Double](repeating: 0, count: dimension)
    let here = try problem.objective.value(at: point, on: batch, gradient: &gradient)
    var entries = Array(0..<dimension)
    if let count = plan.entryCount, count < dimension {
      var random = RandomSource(seed: plan.seed, for: .check)
      random.shuffle(&entries)
      entries = Array(entries[..<count])
    }
    var sweep = DifferenceSweep(steps: steps)
    for step in steps {
      var (forward, central) = (0.0, 0.0)
      for entry in entries {
        var moved = point
        moved[entry] = point[entry] + step
        let above = try problem.objective.value(at: moved, on: batch)
        moved[entry] = point[entry] - step
        let below = try problem.objective.value(at: moved, on: batch)
        let errors = [(above - here) / step - gradient[entry], (above - below) / (2 * step) - gradient[entry]]
        // An error that is no number is the largest there is, not none.
        (forward, central) = (maximumNorm([forward, errors[0]]), maximumNorm([central, errors[1]]))
      }
      sweep.forward.append(forward)
      sweep.central.append(central)
    }
    return sweep
  }

  private var points: [[Double]] {
    guard plan.start == nil else { return [problem.start] }
    var random = RandomSource(seed: plan.seed, for: .check)
    return (0..<plan.pointCount).map { _ in
      // A tenth away from the start in every direction: far enough from zeros and ties, near enough to stay in range.
      problem.start.map { $0 + 0.1 * max(1, $0.magnitude) * random.normal() }
    }
  }
}
