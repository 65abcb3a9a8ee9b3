package import GradientKit
import Synchronization

/// Where experiments get their problems: components from a catalog, examples from a loader, each prepared once.
package final class ProblemSource: Sendable {
  private struct Request: Hashable {
    var objective: String
    var start: StartPoint
    var l2: Double
    var seed: UInt64
    var workers: Int
  }

  /// What is descended.
  package let plan: ProblemPlan
  /// Where components come from.
  package let catalog: Catalog
  private let inDoublePrecision: Bool
  private let load: @Sendable (UInt64) throws -> Dataset
  private let prepared = Mutex<[Request: Problem]>([:])

  /// A source; `load` is given the seed, and asked for nothing where a surface is descended.
  ///
  /// `inDoublePrecision` is for what looks at small differences of losses or gradients, whatever the data came in.
  package init(
    _ plan: ProblemPlan, catalog: Catalog, inDoublePrecision: Bool = false,
    load: @escaping @Sendable (UInt64) throws -> Dataset
  ) {
    self.plan = plan
    self.catalog = catalog
    self.inDoublePrecision = inDoublePrecision
    self.load = load
  }

  /// The problem of one of the plan's objectives from one of its starts.
  ///
  /// - Parameters:
  ///   - objective: a loss or the surface, as a spec.
  ///   - start: where the run begins; `nil` for the plan's first start.
  ///   - l2: λ of λ·ΣW²; `nil` for the plan's.
  ///   - seed: the seed of the examples, their split and the start.
  ///   - workers: the cores one evaluation may use.
  /// - Returns: the problem, the same one for the same request.
  /// - Throws: what is wrong with a component's name, its settings or the data.
  package func problem(
    _ objective: String, start: StartPoint? = nil, l2: Double? = nil, seed: UInt64, workers: Workers
  ) throws -> Problem {
    let start = start ?? plan.starts.first ?? .model
    let request = Request(
      objective: objective, start: start, l2: l2 ?? plan.l2, seed: seed, workers: workers.count)
    if let known = prepared.withLock({ $0[request] }) { return known }
    let problem =
      if plan.surface != nil {
        try SurfaceProblem(surface: catalog.surface(Spec(objective)), start: start).prepared(seed: seed)
      } else {
        try LearningProblem(
          model: catalog.model(Spec(plan.model)), loss: catalog.loss(Spec(objective)), dataset: load(seed),
          l2: request.l2, normalization: plan.normalization.flatMap(Normalization.init(rawValue:)),
          validationShare: plan.validationShare, start: start, inDoublePrecision: inDoublePrecision,
          workers: workers
        ).prepared(seed: seed)
      }
    prepared.withLock { $0[request] = problem }
    return problem
  }

  /// The surface that is descended; `nil` for learning from examples.
  package var surface: (any Surface)? {
    get throws { try plan.surface.map { try catalog.surface(Spec($0)) } }
  }

  /// The rate of an optimizer on a problem when the user names none.
  package func defaultRate(of optimizer: any Optimizer, on problem: Problem, objective: String) throws -> Double {
    let curvature = plan.surface == nil ? try catalog.loss(Spec(objective)).curvature : 0
    return DefaultRate.rate(
      of: type(of: optimizer), curvature: curvature, meanSquareNorm: problem.meanSquareNorm)
  }
}
