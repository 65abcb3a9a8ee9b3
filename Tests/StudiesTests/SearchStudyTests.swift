import Descent
import Foundation
import GradientKit
import Studies
import Synchronization
import TestSupport
import Testing
import Wording

struct SearchStudyTests {
  private func result(
    _ problem: ProblemPlan, _ optimizers: [Spec] = [], rate: Double? = nil, evaluations: Int = 1000,
    seedCount: Int = 1, gradient: GradientMethod = .analytic, data: String = "line", threads: Int = 1,
    didTry: (@Sendable (EvaluationReport) -> Void)? = nil
  ) throws -> SearchResult {
    try SearchStudy(
      SearchPlan(
        problem: problem, optimizers: optimizers, rate: rate, evaluations: evaluations, seedCount: seedCount,
        gradientMethod: gradient),
      in: TestLab.laboratory(data, threads: threads)
    ).result { _ in RunObserver(didEvaluate: didTry) }
  }

  private static let line = ProblemPlan(losses: ["mse"], model: "linear:bias=false")

  // MARK: linear lecture: one parameter, two parameters

  @Test func `linear lecture: exhaustive search tries 41 weights, and 41² pairs with a bias`() throws {
    let one = try result(Self.line, ["exhaustive"]).strategies[0].runs[0]
    #expect(one.losses.count == 41 && one.point == [2] && one.bestLoss == 0 && one.bestEvaluation == 21)
    let two = try result(ProblemPlan(losses: ["mse"]), ["exhaustive"], evaluations: 3000).strategies[0].runs[0]
    #expect(two.losses.count == 1681 && two.point == [2, 0] && two.bestLoss == 0)
  }

  @Test func `linear lecture: divide and conquer is trapped where 41 points a level are not`() throws {
    let found = try result(ProblemPlan(surface: "trap"), ["divide", "divide:points=41", "exhaustive"]).strategies
    let trapped = try #require(found[0].runs[0].point?.first)
    #expect(found[0].runs[0].losses.count == 40 && abs(trapped - 1.00337) < 5e-6)
    #expect(abs((found[0].runs[0].bestLoss ?? .nan) - 2e-6) < 5e-7)
    let fine = try #require(found[1].runs[0].point?.first)
    #expect(abs(fine - 3.29926) < 5e-6 && abs((found[1].runs[0].bestLoss ?? .nan) + 2.94234) < 5e-6)
    #expect(abs((found[2].runs[0].point?.first ?? .nan) - 3.3) < 1e-12)
    #expect(found.map(\.label) == ["divide", "divide:points=41", "exhaustive"])
  }

  @Test func `linear lecture: the best point ever seen is kept where the last level has none as good`() throws {
    let run = try result(Self.line, ["divide"]).strategies[0].runs[0]
    let levels = [32..<36, 36..<40].map { run.losses[$0].compactMap(\.self).min() ?? .nan }
    #expect(abs(levels[0] - 3.0e-4) < 0.05e-4 && abs(levels[1] - 4.0e-4) < 0.05e-4)
    #expect(run.bestLoss == levels[0])
  }

  @Test func `the places of a search along one parameter are kept, and a grid's come level by level`() throws {
    let strategies = try result(ProblemPlan(surface: "trap"), ["exhaustive", "divide"], evaluations: 100).strategies
    #expect(strategies.allSatisfy { $0.isGrid })
    let levels = strategies.map { $0.runs[0].triedByLevel }
    #expect(levels[0].count == 1 && levels[0][0].x.count == 41 && levels[0][0].x[1] == 0.1)
    #expect(levels[1].map(\.x.count) == [Int](repeating: 4, count: 10))
    #expect(levels[1][0].x == [0, 4.0 / 3, 8.0 / 3, 4] || abs(levels[1][0].x[1] - 4.0 / 3) < 1e-12)
    for (wide, narrow) in zip(levels[1], levels[1].dropFirst()) {
      #expect((wide.x.last ?? 0) - (wide.x.first ?? 0) > (narrow.x.last ?? 0) - (narrow.x.first ?? 0))
    }
    let plane = try result(ProblemPlan(losses: ["mse"]), ["divide"], evaluations: 20).strategies[0]
    #expect(plane.runs[0].places == nil && plane.runs[0].triedByLevel.isEmpty)
  }

  @Test func `a problem of one parameter comes with its profile over the range of grids`() throws {
    let profile = try #require(try result(ProblemPlan(surface: "trap"), ["divide"]).profile)
    #expect(profile.x.first == 0 && profile.x.last == 4)
    #expect(abs((profile.y.min() ?? .nan) + 2.94234) < 1e-3)
    #expect(try result(ProblemPlan(losses: ["mse"]), ["sgd"], evaluations: 3).profile == nil)
  }

  // MARK: Equal budgets

  // cs231n, "Optimization: stochastic gradient descent": the output of its loop.
  @Test func `cs231n: the running best is that of the notes`() {
    var run = EvaluationLog(seed: 0)
    run.losses = [9.401632, 8.959668, 9.044034, 9.278948, 8.857370, 8.943151, 8.605604]
    #expect(run.bestLosses == [9.401632, 8.959668, 8.959668, 8.959668, 8.857370, 8.857370, 8.605604])
    #expect(run.descent == Curve(x: [1, 2, 5, 7], y: [9.401632, 8.959668, 8.857370, 8.605604]))
  }

  @Test(arguments: ["random-search", "local-search", "sgd", "newton", "lbfgs", "backtracking", "adam"])
  func `no strategy has more evaluations than its budget`(optimizer: String) throws {
    let result = try result(ProblemPlan(losses: ["softmax"]), [Spec(optimizer)], evaluations: 37, data: "iris")
    let run = result.strategies[0].runs[0]
    #expect(run.losses.count == 37, "\(run.losses.count)")
    #expect(run.assessments.first?.evaluations == 1 && run.assessments.last?.evaluations == 37)
    #expect(run.assessments.allSatisfy { $0.accuracy != nil && $0.trainingAccuracy != nil })
  }

  @Test func `a gradient by differences costs the loss values it takes`() throws {
    let run = try result(Self.line, ["sgd"], evaluations: 20, gradient: .forward).strategies[0].runs[0]
    let exact = try result(Self.line, ["sgd"], evaluations: 10).strategies[0].runs[0]
    #expect(run.losses.count == 20)
    for step in 0..<10 {
      #expect(abs((run.losses[2 * step] ?? .nan) - (exact.losses[step] ?? .nan)) < 1e-3)
    }
  }

  @Test func `what is told of each evaluation is what is kept`() throws {
    let told = Mutex<[EvaluationReport]>([])
    let run = try result(Self.line, ["random-search:scale=2"], evaluations: 25) { attempt in
      told.withLock { $0.append(attempt) }
    }.strategies[0].runs[0]
    let attempts = told.withLock { $0 }
    #expect(attempts.map(\.number) == Array(1...25))
    #expect(attempts.map(\.loss) == run.losses && attempts.map(\.best) == run.bestLosses)
  }

  @Test func `the number of threads changes nothing`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let written = try [1, 2].map { threads in
      try encoder.encode(
        result(ProblemPlan(losses: ["svm"]), evaluations: 60, seedCount: 3, data: "iris", threads: threads))
    }
    #expect(written[0] == written[1])
    let read = try JSONDecoder().decode(SearchResult.self, from: written[0])
    #expect(try encoder.encode(read) == written[0])
  }

  @Test func `a descent that diverges keeps its best point`() throws {
    let run = try result(Self.line, ["sgd"], rate: 0.3).strategies[0].runs[0]
    #expect(run.verdict.isDiverged && run.losses.count < 1000)
    #expect(run.bestLoss == run.losses[0] && run.bestEvaluation == 1)
  }

  // MARK: Defaults

  @Test func `strategies that nobody chose suit the problem`() throws {
    func specs(_ problem: ProblemPlan, data: String = "line") throws -> [String] {
      try result(problem, evaluations: 1, data: data).strategies.map { "\($0.optimizer)" }
    }
    #expect(
      try specs(Self.line) == ["exhaustive", "divide", "random-search:scale=2", "local-search:step=0.1", "sgd"])
    #expect(
      try specs(ProblemPlan(losses: ["svm"]), data: "digits")
        == ["random-search:scale=0.01", "local-search:step=0.01", "sgd"])
    // Features sixteen times larger take smaller weights.
    #expect(
      try specs(ProblemPlan(losses: ["svm"], normalization: Normalization.none), data: "digits")
        == ["random-search:scale=0.001", "local-search:step=0.001", "sgd"])
    #expect(try specs(ProblemPlan(surface: "rosenbrock")).prefix(2).allSatisfy { $0.contains("from=") })
  }

  @Test func `zero weights make way for small random ones, a chosen start stays`() throws {
    let svm = ProblemPlan(losses: ["svm"])
    #expect(try result(svm, ["sgd"], evaluations: 1, data: "digits").start == .normal(0.1))
    var chosen = svm
    chosen.starts = [.zeros]
    #expect(try result(chosen, ["sgd"], evaluations: 1, data: "digits").start == .zeros)
    #expect(try result(Self.line, ["sgd"], evaluations: 1).start == .model)
  }

  @Test func `a rate is for those that follow the gradient`() throws {
    let strategies = try result(Self.line, ["local-search", "sgd"], rate: 0.05, evaluations: 2).strategies
    #expect(strategies.map(\.rate) == [1, 0.05] && strategies.map(\.usesGradient) == [false, true])
  }

  @Test func `the median and range of steps hold values until the next`() {
    let spread = SearchSpread([
      Curve(x: [1, 3, 5], y: [9, 6, 1]), Curve(x: [1, 2], y: [8, 7]), Curve(x: [1, 4, 5], y: [5, 4, 3]),
    ])
    #expect(spread.x == [1, 2, 3, 4, 5])
    #expect(spread.median == [8, 7, 6, 6, 3] && spread.low == [5, 5, 5, 4, 1] && spread.high == [9, 9, 7, 7, 7])
    #expect(SearchSpread([]).x.isEmpty)
  }
}
