import Datasets
import Descent
import Foundation
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

/// Tests sweeps over the step size against numbers that published notes print.
///
/// "cs231n" stands for the course notes "Optimization: stochastic gradient descent", "article" for an article on
/// gradient descent.
struct StepsStudyTests {
  private func run(_ plan: StepsPlan, on data: String = "line") throws -> StepsResult {
    try StepsStudy(plan, in: TestLab.laboratory(data, threads: 1)).result()
  }

  private func trajectories(_ plan: TrajectoriesPlan, on data: String = "line") throws -> TrajectoriesResult {
    try TrajectoriesStudy(plan, in: TestLab.laboratory(data)).result()
  }

  private func sweep(
    _ problem: ProblemPlan, sizes: [Double] = [], on data: String = "line"
  ) throws -> StepSweep {
    try run(StepsPlan(problem: problem, sizes: sizes), on: data).sweeps[0]
  }

  private func curvature(_ surface: Spec, at point: [Double]) throws -> Double? {
    try sweep(ProblemPlan(surface: surface, starts: [.values(point)])).curvature
  }

  // MARK: cs231n: the step table

  @Test func `cs231n: the printed step table: its slope, its best size, and the straight line it ends in`() throws {
    let printed = StepSweep(
      label: "svm", objective: "svm", original: 2.200718, squaredNorm: 6.60e5, curvature: nil,
      sizes: StepsPlan.defaultSizes,
      losses: [
        2.200652, 2.200057, 2.194116, 2.135493, 1.647802, 2.844355, 25.558142, 254.086573, 2539.370888, 25392.214036,
      ])
    #expect(abs((printed.initialSlope ?? .nan) / 6.60e5 - 1) < 1e-6)
    #expect(printed.best == 4 && printed.sizes[4] == 1e-6)
    let tail = try #require(printed.tail)
    #expect(tail.from == 1e-4)
    #expect(abs(tail.intercept - 0.16609) < 1e-5 && abs(tail.slope - 253_920.479) < 1e-3)
    for index in 6..<10 {
      // The notes print six decimals, so the line through the last two is accurate to their digits.
      #expect(abs(printed.losses[index] - tail.intercept - tail.slope * printed.sizes[index]) < 1e-6)
    }
    let ratios = (6..<9).map { printed.losses[$0 + 1] / printed.losses[$0] }.reversed()
    for (ratio, expected) in zip(ratios, [9.9994, 9.9941, 9.9415]) { #expect(abs(ratio - expected) < 5e-5) }
    #expect(
      printed.states
        == [.noProgress, .noProgress, .decrease, .decrease, .decrease] + [StepState](repeating: .increase, count: 5))
  }

  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `cs231n: the step table from the saved set, by svm and softmax`() throws {
    let folder = (RealData.folder ?? "") + "/synth/"
    let images = try DelimitedFile(path: folder + "synth_train.csv", target: "label").load()
    let weights = try RealData.text(of: "synth/w0.csv").split(whereSeparator: \.isNewline).compactMap { Double($0) }
    let plan = StepsPlan(
      problem: ProblemPlan(
        losses: ["svm", "softmax"], normalization: Normalization.none, validationShare: 0, starts: [.values(weights)]))
    let sweeps = try StepsStudy(plan, in: Descent.Laboratory(catalog: TestLab.catalog, threads: 2) { _ in images })
      .result().sweeps
    let tables: [(before: Double, slope: Double, after: [Double])] = [
      (
        9.269881779714995, 2_221_710.6889359998,
        [
          9.2696596086461, 9.267661470728301, 9.24793618760867, 9.06681425255128, 8.553418157682456, 41.23862295505585,
          399.9480980979384, 3988.4139732559197, 39873.22480420927, 398721.3470990893,
        ]
      ),
      (
        2.460161362793676, 98565.3463800062,
        [
          2.4601515064345585, 2.460062814999069, 2.4591774642294464, 2.450480033234082, 2.378764040783004,
          2.647339979710069, 16.197980509360065, 164.91426600958448, 1656.3675217818827, 16570.914502497908,
        ]
      ),
    ]
    #expect(sweeps.map(\.label) == ["svm", "softmax"])
    for (sweep, table) in zip(sweeps, tables) {
      #expect(abs(sweep.original - table.before) < 1e-12)
      #expect(abs(sweep.squaredNorm / table.slope - 1) < 1e-12)
      // The smallest step reduces the loss by its size times ‖g‖², up to the rounding of the losses.
      #expect(abs((sweep.initialSlope ?? .nan) / table.slope - 1) < 1e-4)
      for (loss, expected) in zip(sweep.losses, table.after) {
        #expect(abs(loss - expected) < 1e-9 * max(1, expected), "\(sweep.label): \(loss), not \(expected)")
      }
      #expect(sweep.best.map { sweep.sizes[$0] } == 1e-6)
    }
    // A sum of maxima is linear between its kinks; the logarithm of a sum of exponentials is not.
    #expect(sweeps[0].curvature == 0 && (sweeps[1].curvature ?? 0) > 1000)
  }

  // MARK: Suggestions

  /// A smooth fall with a rise at the end, at 10^(−7 + 8i/99).
  private var smoothFall: StepSweep {
    let exponents = (0..<100).map { -7 + 8 * Double($0) / 99 }
    let losses = exponents.map { exponent in
      let rise = max(0, exponent + 0.3)
      return 2.5 - 1.8 / (1 + Double.exp(-3 * (exponent + 3))) + 6 * rise * rise
    }
    return StepSweep(
      label: "", objective: "", original: 2.5, squaredNorm: 1, curvature: 4,
      sizes: exponents.map { Double.pow(10, $0) },
      losses: losses)
  }

  private func suggested(_ sweep: StepSweep) -> [StepSuggestion.Rule: Double] {
    Dictionary(uniqueKeysWithValues: sweep.suggestions.compactMap { one in one.size.map { (one.rule, $0) } })
  }

  @Test func `suggestions are those of the learning-rate finders, from the first progress on`() throws {
    // fastai's own code on the sizes from the first that wins a hundredth, 10^(−7 + 8 · 31/99).
    let expected: [StepSuggestion.Rule: Double] = [
      .valley: 0.0027825594022071257, .steepest: 0.0009111627561154896, .tenthOfMinimum: 0.04229242874389499,
      .inverseCurvature: 0.25, .twiceInverseCurvature: 0.5,
    ]
    let found = suggested(smoothFall)
    for (rule, size) in expected {
      #expect(abs((found[rule] ?? .nan) / size - 1) < 1e-12, "\(rule): \(found[rule] ?? .nan)")
    }
  }

  @Test func `how far below the progress the sizes begin changes no suggestion`() {
    let all = smoothFall
    var fewer = all
    (fewer.sizes, fewer.losses) = (Array(all.sizes.dropFirst(25)), Array(all.losses.dropFirst(25)))
    #expect(suggested(fewer) == suggested(all))
  }

  @Test
  func `nothing is suggested where the loss is lowest at an end of the sizes, but what follows from the curvature`() {
    var falling = smoothFall
    (falling.sizes, falling.losses) = (Array(falling.sizes.prefix(60)), Array(falling.losses.prefix(60)))
    #expect(falling.openEnd == .largest && Set(suggested(falling).keys) == [.inverseCurvature, .twiceInverseCurvature])
    let rising = StepSweep(
      label: "", objective: "", original: 1, squaredNorm: 1, curvature: 2, sizes: [0.1, 1, 10], losses: [0.5, 0.9, 2])
    #expect(rising.openEnd == .smallest && Set(suggested(rising).keys) == [.inverseCurvature, .twiceInverseCurvature])
    #expect(smoothFall.openEnd == nil)
  }

  @Test func `nothing is suggested among sizes that make no progress`() throws {
    // The default decades of cross-entropy on digits begin nine decades below the first that wins anything.
    let sweep = try sweep(ProblemPlan(losses: ["softmax"]), on: "digits")
    let progress = try #require(sweep.states.firstIndex(of: .decrease))
    #expect(sweep.sizes[progress] == 0.1)
    #expect(sweep.suggestions.allSatisfy { $0.size.map { $0 >= 0.1 } ?? true })
    #expect(suggested(sweep)[.steepest] == 1 && suggested(sweep)[.tenthOfMinimum] == 10)
  }

  @Test func `where nothing falls nothing is suggested`() {
    let sweep = StepSweep(
      label: "", objective: "", original: 1, squaredNorm: 1, curvature: nil, sizes: [0.1, 1, 10], losses: [2, 3, .nan])
    #expect(sweep.suggestions.allSatisfy { $0.size == nil })
    #expect(sweep.states == [.increase, .increase, .overflow])
  }

  @Test(arguments: [
    (1.0, 1.0, 0.5, StepState.noProgress), (1, 0.996, 0.5, .noProgress), (1, 0.994, 0.5, .decrease),
    (1, 1.004, 0.5, .noProgress), (1, 1.006, 0.5, .increase), (1, .nan, 0.5, .overflow), (1, .infinity, 0, .overflow),
    (0, 0, 0, .noProgress), (0, 1e-30, 0, .increase), (-1, -1.1, 0.2, .decrease), (1, 1 + 1e-15, 0, .noProgress),
    (1, 1 + 1e-14, 0, .increase),
  ])
  func `the state of a step says how much of what can be won it won`(
    original: Double, loss: Double, gain: Double, state: StepState
  ) {
    #expect(StepState(from: original, to: loss, gain: gain) == state)
  }

  @Test(arguments: [1000.0, -1000, -9, 1e9])
  func `a constant added to the loss changes no region and no suggestion`(constant: Double) {
    let sweep = smoothFall
    var raised = sweep
    raised.original += constant
    raised.losses = sweep.losses.map { $0 + constant }
    #expect(raised.states == sweep.states)
    #expect(suggested(raised) == suggested(sweep))
    #expect(Set(sweep.states) == [.noProgress, .decrease, .increase])
  }

  @Test func `a function with a constant added has the same regions`() throws {
    let (plain, raised) = (
      try sweep(ProblemPlan(surface: "function:x^2", starts: [.values([2])])),
      try sweep(ProblemPlan(surface: "function:x^2+1000", starts: [.values([2])]))
    )
    #expect(plain.sizes == raised.sizes && plain.states == raised.states)
  }

  // MARK: The default sizes

  @Test(arguments: [
    // 2/L of 1 and of 10,000: whole decades follow until one above it, at which the loss rises.
    ("function:x^2", 2.0, 10.0), ("function:0.0001*x^2", 2, 1e5),
    // 2/L of 0.01 and of 0.02: 0.1 lies above.
    ("function:100*x^2", 2, 0.1), ("function:50*x^2", 2, 0.1),
    // A straight line never rises.
    ("function:x", 2, 1e4),
  ])
  func `the default sizes are ten decades, and more until the loss rises`(
    surface: Spec, start: Double, largest: Double
  ) throws {
    let sweep = try sweep(ProblemPlan(surface: surface, starts: [.values([start])]))
    #expect(Array(sweep.sizes.prefix(10)) == StepsPlan.defaultSizes)
    #expect(sweep.sizes.last == largest)
    #expect(zip(sweep.sizes, sweep.sizes.dropFirst()).allSatisfy { abs($1 / $0 - 10) < 1e-9 })
  }

  @Test(arguments: ["svm", "softmax"])
  func `by default there are sizes without progress, with decrease, and with increase`(loss: Spec) throws {
    let states = try sweep(ProblemPlan(losses: [loss]), on: "digits").states
    #expect(states.first == .noProgress && states.contains(.decrease) && states.last == .increase)
  }

  // MARK: Curvature

  @Test func `the largest curvature of a surface is an eigenvalue of its second derivatives`() throws {
    #expect(try curvature("square", at: [2]) == 2)
    #expect(abs((try curvature("bowl:kappa=25", at: [1.5, 1.5]) ?? .nan) - 25) < 1e-12)
    #expect(abs((try curvature("saddle", at: [1, 1]) ?? .nan) - 2) < 1e-12)
    // cos 2πx + x² at 0: 2 − 4π².
    #expect(abs((try curvature("cos-bowl", at: [0]) ?? .nan) - (2 - 4 * .pi * .pi)) < 1e-9)
  }

  @Test func `power iteration finds it where the matrix is not to be had`() throws {
    // The mean of 2x² over 1, 2, 3.
    let line = ProblemPlan(losses: ["mse"], model: "linear:bias=false", starts: [.values([1])])
    #expect(abs((try sweep(line).curvature ?? .nan) - 28.0 / 3) < 1e-6)
    let iris = ProblemPlan(losses: ["softmax"], validationShare: 0, starts: [.normal(0.1)])
    let catalog = TestLab.catalog
    let problem = try LearningProblem(
      model: catalog.model(Spec("linear")), loss: catalog.loss(Spec("softmax")),
      dataset: catalog.data(Spec("iris")).load(seed: 0), validationShare: 0, start: .normal(0.1),
      inDoublePrecision: true
    ).prepared(seed: 0)
    let matrix = try problem.objective.hessian(at: problem.start, on: .all)
    let exact = try #require(SymmetricEigenvalues(matrix).ascending.last)
    #expect(abs((try sweep(iris, on: "iris").curvature ?? .nan) / exact - 1) < 1e-3)
  }

  @Test func `a loss of straight pieces has the curvature 0, and none where its gradient jumps`() throws {
    #expect(try sweep(ProblemPlan(losses: ["mae"], starts: [.values([1, 0])])).curvature == 0)
    #expect(try sweep(ProblemPlan(losses: ["svm"], starts: [.zeros]), on: "digits").curvature == 0)
    #expect(try sweep(ProblemPlan(losses: ["perceptron"], starts: [.zeros]), on: "moons").curvature == nil)
  }

  // MARK: Whole runs

  @Test func `article: x² from 2: rates that crawl, descend, arrive, swing and explode follow from the curvature`()
    throws
  {
    let result = try trajectories(TrajectoriesPlan(problem: ProblemPlan(surface: "square")))
    let runs = result.runs
    #expect(runs.series.map(\.rate) == [0.01, 0.1, 0.5, 1, 1.1])
    let ends = runs.series.map { $0.traces[0].end[0] }
    for (end, expected) in zip(ends, [1.33522, 0.0230584, 0, 2, 76.6752]) {
      #expect(abs(end - expected) < 6e-6 * max(1, expected), "\(end), not \(expected)")
    }
    let swinging = (0...20).map { $0 % 2 == 0 ? 2.0 : -2 }
    #expect(runs.series[3].traces[0].rows.compactMap { $0.parameters?[0] } == swinging)
    let profile = try #require(result.profile)
    #expect(profile.x.first == -3 && profile.x.last == 3 && profile.y.first == 9)
  }

  @Test func `article: x² from 2 after twenty steps, by the rates of the article`() throws {
    let plan = TrajectoriesPlan(
      problem: ProblemPlan(surface: "square"), rates: [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 1.01, 1.1])
    let ends = try trajectories(plan).runs.series.map { $0.traces[0].end[0] }
    let published = [1.92150, 1.33522, 0.0230584, 0, 0.0230584, 1.33522, 2.97189, 76.6752]
    for (end, expected) in zip(ends, published) { #expect(abs(end - expected) < 6e-6 * max(1, expected)) }
  }

  @Test func `rates cannot follow from a curvature that is not there`() throws {
    let plan = TrajectoriesPlan(problem: ProblemPlan(losses: ["svm"], starts: [.zeros]), length: 5)
    #expect(throws: StudyError.noCurvature(value: 0)) { try trajectories(plan, on: "digits") }
  }

  // MARK: The table

  private func table(_ result: StepsResult) -> [String] {
    var text = ""
    result.table.write { text += $0 }
    return text.split(separator: "\n").map(String.init)
  }

  @Test func `the table has a row a size, and names the sweeps where there are several`() throws {
    let one = try run(StepsPlan(problem: ProblemPlan(surface: "square"), sizes: [0.001, 0.5, 2, 1e300]))
    #expect(
      table(one) == [
        "step_size,loss,change,state", "0.001,3.984016,-0.015983999999999998,no-progress", "0.5,0,-4,decrease",
        "2,36,32,increase", "1e+300,inf,inf,overflow",
      ])
    let two = try run(
      StepsPlan(problem: ProblemPlan(surface: "square", starts: [.values([1]), .values([2])]), sizes: [0.5]))
    #expect(
      table(two) == ["series,step_size,loss,change,state", "from 1,0.5,0,-1,decrease", "from 2,0.5,0,-4,decrease"])
  }

  @Test func `a result can be stored and drawn again`() throws {
    let result = try run(StepsPlan(problem: ProblemPlan(surface: "square"), sizes: [0.1, 1]))
    let stored = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(StepsResult.self, from: stored).sweeps == result.sweeps)
  }
}
