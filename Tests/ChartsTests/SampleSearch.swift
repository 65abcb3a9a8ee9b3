import Descent
import GradientKit
import Studies
import TestSupport
import Wording

/// Made-up results of searches for tests of charts, so that a figure does not depend on the numerics of searches.
enum SampleSearch {
  /// Returns a run whose losses decrease by `factor` every tenth evaluation, with higher ones between.
  static func run(
    seed: UInt64 = 0, evaluations: Int = 100, from start: Double = 9, factor: Double = 0.8, hasClasses: Bool = true,
    verdict: Verdict = .budget
  ) -> EvaluationLog {
    var run = EvaluationLog(seed: seed)
    var best = start + 0.2 * Double(seed)
    for index in 0..<evaluations {
      if index % 10 == 0 { best *= factor }
      run.losses.append(index % 10 == 0 ? best : best + 1)
      if hasClasses, index == 0 || index % 20 == 19 {
        run.assessments.append(
          EvaluationAssessment(
            evaluations: index + 1, trainingAccuracy: 0.1 + 0.8 / (1 + best),
            accuracy: 0.1 + 0.7 / (1 + best)))
      }
    }
    run.bestEvaluation = run.losses.indices.last { $0 % 10 == 0 }.map { $0 + 1 }
    run.verdict = verdict
    return run
  }

  /// Returns a search over digits by three strategies.
  static func classes(seeds: Int = 1, heldOut: SearchResult.HeldOut? = .validation) -> SearchResult {
    var facts = ProblemFacts()
    (facts.data, facts.classes) = ("digits", (0...9).map { "\($0)" })
    (facts.parameters, facts.trainingCount, facts.normalization) = (650, 1438, .unit)
    facts.validationCount = heldOut == .validation ? 359 : 0
    facts.testCount = heldOut == .test ? 10_000 : 0
    let strategies = [("random-search", 0.99), ("local-search", 0.9), ("sgd", 0.7)].map { name, factor in
      SearchStrategy(
        label: name, optimizer: name == "sgd" ? "sgd" : Spec("\(name):scale=0.01"), rate: name == "sgd" ? 0.02 : 1,
        usesGradient: name == "sgd", runs: (0..<UInt64(seeds)).map { run(seed: $0, factor: factor) })
    }
    return SearchResult(
      plan: SearchPlan(problem: ProblemPlan(losses: ["svm"]), evaluations: 100, seedCount: seeds), facts: facts,
      start: .normal(0.1), strategies: strategies, heldOut: heldOut, profile: nil)
  }

  /// Returns a search along one parameter, in which a grid finishes early and a descent diverges.
  static func line() -> SearchResult {
    var facts = ProblemFacts()
    (facts.data, facts.source, facts.parameters) = ("square", "f = x²", 1)
    var grid = run(evaluations: 41, hasClasses: false)
    grid.point = [0.1]
    grid.places = (0..<41).map { 0.1 * Double($0) }
    grid.losses = grid.places?.map { $0 * $0 } ?? []
    grid.bestEvaluation = 2
    // Three levels of four points, each around the best of the one before.
    var divide = EvaluationLog(seed: 0)
    divide.places = [0, 1.33, 2.67, 4, 0, 0.44, 0.89, 1.33, 0, 0.15, 0.3, 0.44]
    divide.losses = divide.places?.map { $0 * $0 } ?? []
    (divide.bestEvaluation, divide.point) = (10, [0.1])
    var descent = run(evaluations: 60, factor: 0.95, hasClasses: false, verdict: .diverged(step: 60))
    descent.point = [2]
    let x = (0...40).map { 0.1 * Double($0) }
    return SearchResult(
      plan: SearchPlan(problem: ProblemPlan(surface: "square"), evaluations: 100), facts: facts, start: .model,
      strategies: [
        SearchStrategy(label: "exhaustive", optimizer: "exhaustive", rate: 1, usesGradient: false, runs: [grid]),
        SearchStrategy(label: "divide", optimizer: "divide", rate: 1, usesGradient: false, runs: [divide]),
        SearchStrategy(label: "sgd", optimizer: "sgd", rate: 1.1, usesGradient: true, runs: [descent]),
      ], heldOut: nil, profile: Curve(x: x, y: x.map { $0 * $0 }))
  }
}
