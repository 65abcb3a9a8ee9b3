import Descent
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

struct LandscapeStudyTests {
  private static let iris: @Sendable (UInt64) throws -> Dataset = {
    try TestLab.catalog.data(Spec("iris")).load(seed: $0)
  }

  private func plan(_ loss: Spec, _ view: LandscapePlan.View? = nil) -> LandscapePlan {
    LandscapePlan(problem: ProblemPlan(losses: [loss]), view: view)
  }

  private func refusal(_ plan: LandscapePlan, on dataset: Dataset? = nil) -> String? {
    do {
      _ = try TestLab.landscape(plan) { try dataset ?? Self.iris($0) }
      return nil
    } catch { return "\(error)" }
  }

  @Test func `without a view one or two parameters are axes, and more are seen along two random directions`() throws {
    #expect(try TestLab.landscape(plan("mse")).axisNames == ["w", "b"])
    let result = try TestLab.landscape(plan("svm"), load: Self.iris)
    #expect(result.coordinates == .directions && result.directions == ["random", "random"])
    #expect(result.a.first == -5 && result.a.last == 5 && result.a.count == 61 && result.b == result.a)
    #expect(result.landmarks.map(\.coordinates) == [[0, 0]])
  }

  @Test func `along a random direction the default window is wide enough for the bends of a loss of pieces`() throws {
    // Scores move by about 3, and the margins of the SVM lie at 1.
    let result = try TestLab.landscape(plan("svm", .directions([.random])), load: Self.iris)
    #expect(result.a.first == -5 && result.a.last == 5)
    let middle = result.losses[result.losses.count / 2]
    #expect(result.losses[0] + (result.losses.last ?? 0) > 2 * middle + 1)
    let given = try TestLab.landscape(plan("svm", .directions([.gradient, .parameter(0)])), load: Self.iris)
    #expect(given.a.first == -1 && given.b.last == 1)
  }

  @Test func `what comes out does not depend on the number of cores`() throws {
    for view in [LandscapePlan.View.directions([.random, .gradient]), .between(.start, .trained)] {
      let one = try TestLab.landscape(plan("softmax", view), threads: 1, load: Self.iris)
      let three = try TestLab.landscape(plan("softmax", view), threads: 3, load: Self.iris)
      #expect(one.losses.map(\.bitPattern) == three.losses.map(\.bitPattern))
      #expect(one.lowest == three.lowest)
    }
  }

  @Test func `between two points the ends are the points and all that is convex stays below the straight line`() throws
  {
    let result = try TestLab.landscape(plan("softmax", .between(.start, .trained)), load: Self.iris)
    #expect(result.axisNames == ["α"] && result.a.first == -0.5 && result.a.last == 1.5)
    let ends = result.landmarks
    #expect(ends.map(\.coordinates) == [[0], [1]] && ends.map(\.name) == ["start", "trained"])
    #expect(result.training?.optimizer.description == "sgd" && (result.training?.steps ?? 0) > 0)
    // Softmax at zero weights gives three classes equal probability.
    #expect(abs(ends[0].loss - Double.log(3)) < 1e-12)
    #expect(ends[1].loss < 0.5 * ends[0].loss)
    for (alpha, loss) in zip(result.a, result.losses) where alpha > 0 && alpha < 1 {
      #expect(loss <= (1 - alpha) * ends[0].loss + alpha * ends[1].loss + 1e-12)
    }
  }

  @Test func `along the gradient the loss first falls toward negative coordinates, at the rate of its length`() throws {
    var plan = plan("softmax", .directions([.gradient]))
    (plan.window, plan.resolution) = ([[-1e-4, 1e-4]], [3])
    let result = try TestLab.landscape(plan, load: Self.iris)
    let slope = (result.losses[2] - result.losses[0]) / 2e-4
    #expect(slope > 0.1 && result.losses[0] < result.losses[1])
    // No unit direction is steeper.
    plan.view = .directions([.random])
    let other = try TestLab.landscape(plan, load: Self.iris)
    #expect(((other.losses[2] - other.losses[0]) / 2e-4).magnitude < slope)
  }

  @Test func `the direction of greatest curvature bends most, and the second is at right angles to it`() throws {
    var plan = plan("softmax", .directions([.curvature, .curvature]))
    (plan.window, plan.resolution) = ([[-0.01, 0.01], [-0.01, 0.01]], [3])
    let result = try TestLab.landscape(plan, load: Self.iris)
    func bend(_ low: Int, _ high: Int) -> Double {
      (result.losses[low] - 2 * result.losses[4] + result.losses[high]) / 1e-4
    }
    let (first, second) = (bend(3, 5), bend(1, 7))
    // The mixed difference along two eigenvectors is zero.
    let mixed = (result.losses[8] - result.losses[6] - result.losses[2] + result.losses[0]) / 4e-4
    // At zero weights the classes are interchangeable, so the two largest curvatures are equal.
    #expect(first > 0.99 * second && second > 0)
    #expect(abs(mixed) < 1e-3 * first)
  }

  @Test func `filter-normalized directions need weights, and move every unit by its own size`() throws {
    #expect(refusal(plan("svm", .directions([.filter])))?.contains("all weights are zero here") == true)
    var plan = plan("svm", .directions([.filter]))
    plan.problem = ProblemPlan(losses: ["svm"], l2: 1)
    plan.point = .trained
    (plan.window, plan.resolution) = ([[-1, 1]], [3])
    let result = try TestLab.landscape(plan, load: Self.iris)
    // ‖W + d‖² + ‖W − d‖² = 2‖W‖² + 2‖d‖², and ‖d‖ = ‖W‖.
    let sum = result.regularization[0] + result.regularization[2]
    #expect(abs(sum - 4 * result.regularization[1]) < 1e-9 * sum)
  }

  @Test func `directions and points that lead nowhere are refused in a sentence`() throws {
    #expect(refusal(plan("svm", .directions([.values([1, 2])])))?.contains("has 2 numbers, but there are 15") == true)
    #expect(
      refusal(plan("svm", .directions([.values([Double](repeating: 0, count: 15))])))?.contains("leads nowhere") == true
    )
    #expect(refusal(plan("svm", .directions([.parameter(15)])))?.contains("from 0 to 14") == true)
    #expect(refusal(plan("svm", .directions([.gradient, .gradient])))?.contains("choose another") == true)
    #expect(refusal(plan("svm", .between(.start, .given(.zeros))))?.contains("the same point") == true)
    var diverging = plan("mse", .between(.start, .trained))
    diverging.training.rates = [10]
    diverging.training.length = .epochs(400)
    #expect(
      refusal(diverging, on: try TestLab.catalog.data(Spec("line")).load(seed: 0))?.contains("lower --lr") == true)
    var example = plan("svm", .directions([.random]))
    example.examples = [500]
    #expect(refusal(example)?.contains("there is no training example 500") == true)
  }

  @Test func `the absolute error has kinks where an example is met exactly`() throws {
    var plan = LandscapePlan(problem: ProblemPlan(losses: ["mae"], model: "linear:bias=false"))
    plan.window = [[0, 4]]
    let dataset = Dataset(
      name: "numbers", source: "", kind: .table,
      training: Examples(features: FeatureTable(doubles: [1, 1, 1], width: 1), targets: .numbers([1, 1.75, 3.1])),
      defaultNormalization: .none, defaultValidationShare: 0)
    let result = try TestLab.landscape(plan) { _ in dataset }
    let kinks = try #require(result.kinks)
    #expect(kinks.count == 3)
    for (kink, expected) in zip(kinks, [1, 1.75, 3.1]) { #expect(abs(kink.position - expected) < 1e-9) }
    // The median minimizes the absolute error.
    #expect(abs((result.lowest?.coordinates[0] ?? .nan) - 1.75) < 1e-9)
  }

  @Test(arguments: ["softmax", "squared-svm"])
  func `a curved loss has no kinks`(loss: String) throws {
    let result = try TestLab.landscape(plan(Spec(loss), .directions([.random])), load: Self.iris)
    #expect(result.kinks == nil)
  }

  @Test func `a constant loss has neither kinks nor a place that is lowest between samples`() throws {
    let result = try TestLab.landscape(LandscapePlan(problem: ProblemPlan(surface: "function:0*x+3")))
    #expect(result.losses.allSatisfy { $0 == 3 } && result.stationaryPoints.isEmpty)
    #expect(result.kinks?.isEmpty == true && result.lowest?.loss == 3)
  }

  @Test(arguments: ["1/x", "1/(x-0.013)", "log(x)", "-1/(x-0.013)^2"])
  func `a pole between samples is not taken for a valley`(formula: String) throws {
    let result = try TestLab.landscape(LandscapePlan(problem: ProblemPlan(surface: "function:\(formula)")))
    #expect((result.lowest?.loss ?? -.infinity) > -1e4)
  }

  @Test func `values that are not finite stay where they are`() throws {
    let result = try TestLab.landscape(LandscapePlan(problem: ProblemPlan(surface: "function:log(x)+y^2")))
    #expect(result.losses.contains { $0.isNaN } && result.lowest?.loss.isFinite == true)
  }

  @Test(arguments: [("himmelblau", 4, 4, 1), ("rosenbrock", 1, 0, 0), ("monkey-saddle", 0, 0, 0)])
  func `stationary points of a surface are found and told apart`(
    name: String, minima: Int, saddles: Int, maxima: Int
  ) throws {
    let result = try TestLab.landscape(LandscapePlan(problem: ProblemPlan(surface: Spec(name))))
    func count(_ kind: StationaryPoint.Kind) -> Int { result.stationaryPoints.count { $0.kind == kind } }
    #expect(count(.minimum) == minima && count(.saddle) == saddles && count(.maximum) == maxima)
    #expect(count(.flat) == (name == "monkey-saddle" ? 1 : 0))
  }

  @Test(arguments: [
    ("exp(x^2+y^2)", StationaryPoint.Kind.minimum), ("1e6+x^2+y^2", .minimum), ("1e-9*(x^2+y^2)", .minimum),
    ("-exp(x^2+3*y^2)", .maximum), ("exp(x^2)-exp(y^2)", .saddle), ("x^4+y^4", .flat),
  ])
  func `what a stationary point is does not depend on the window`(formula: String, kind: StationaryPoint.Kind) throws {
    for half in [0.5, 3, 10] {
      var plan = LandscapePlan(problem: ProblemPlan(surface: "function:\(formula)"))
      (plan.window, plan.resolution) = ([[-half, half], [-half, half]], [41])
      let result = try TestLab.landscape(plan)
      #expect(result.stationaryPoints.map(\.kind) == [kind] && result.stationaryPoints[0].coordinates == [0, 0])
    }
  }

  @Test func `an interrupted landscape says how much of it there is`() throws {
    let result = try TestLab.landscape(
      plan("svm"), observing: RunObserver(shouldStop: { true }), load: Self.iris)
    #expect(result.computedCount == 0 && result.losses.count == 3721 && result.lowest == nil)
  }

  @Test func `a model that is not linear in its parameters gives the losses of its points`() throws {
    var plan = plan("softmax", .directions([.filter, .random]))
    plan.problem = ProblemPlan(losses: ["softmax"], model: "mlp:hidden=5")
    plan.resolution = [3]
    let result = try TestLab.landscape(plan, load: Self.iris)
    let laboratory = Descent.Laboratory(catalog: TestLab.catalog, threads: 1, load: Self.iris)
    let subject = try #require(plan.problem.subject.subjects.first)
    let problem = try laboratory.problem(subject, seed: 0, workers: Workers(count: 1))
    #expect(result.losses[4] == (try problem.objective.value(at: problem.start, on: .all)))
    #expect(Set(result.losses).count == 9)
  }

  @Test func `the table has a row a point and empty cells where there is nothing`() throws {
    func lines(_ result: LandscapeResult) -> [String] {
      var text = ""
      result.table.write { text += $0 }
      return text.split(separator: "\n").map(String.init)
    }
    var plan = LandscapePlan(problem: ProblemPlan(losses: ["mse"], model: "linear:bias=false", l2: 0.5))
    (plan.window, plan.resolution, plan.examples) = ([[1, 3]], [3], [0])
    #expect(
      lines(try TestLab.landscape(plan)).prefix(3) == [
        "a,b,loss,data,regularization,example_0", "1,,5.166666666666667,4.666666666666667,0.5,1", "2,,2,0,2,0",
      ])
    var surface = LandscapePlan(problem: ProblemPlan(surface: "saddle"))
    surface.resolution = [2]
    #expect(
      lines(try TestLab.landscape(surface)) == [
        "a,b,loss,data,regularization", "-1,-1,0,,", "1,-1,0,,", "-1,1,0,,", "1,1,0,,",
      ])
  }
}
