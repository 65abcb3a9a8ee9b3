import Builtins
import Descent
import GradientKit
import Studies
import TestSupport
import Wording

/// Landscapes of a few kinds, computed from small examples.
enum SampleLandscape {
  /// The kinds.
  static let names = [
    "hinges", "parts", "parabola", "plane", "plane-parts", "saddle", "valleys", "holes", "constant", "between",
  ]

  /// Returns the landscape of a kind.
  static func result(_ name: String) throws -> LandscapeResult {
    switch name {
    case "hinges":
      try examples("svm", [.parameter(0)], at: [0, 0.5, -0.3]) {
        ($0.window, $0.resolution, $0.examples) = ([[-2, 4]], [61], [0, 1, 2])
      }
    case "parts":
      try examples("svm", [.values([1, -0.5, 0.2])], l2: 0.3, at: [0.4, 0.5, -0.3]) { $0.window = [[-2, 2]] }
    case "parabola":
      try examples("svm", [.values([0, 1, 0])], l2: 0.1, at: [1, 1, 1]) { $0.resolution = [2] }
    case "plane", "plane-parts":
      try examples(
        "softmax", [.values([1, -0.5, 0.2]), .values([0, 1, 1])], l2: name == "plane" ? 0 : 0.2, at: [0.4, 0.5, -0.3]
      ) { ($0.window, $0.resolution) = ([[-2, 2], [-1, 3]], [13, 11]) }
    case "saddle": try surface("saddle") { $0.resolution = [13] }
    case "valleys": try surface("himmelblau") { $0.resolution = [25] }
    case "holes": try surface("function:log(x)+y^2") { $0.resolution = [12] }
    case "constant": try surface("function:0*x*y+3") { $0.resolution = [5] }
    default:
      try run(
        plan("softmax", view: .between(.start, .given(.values([1, 0.5, -2])))) { $0.resolution = [31] })
    }
  }

  private static func surface(_ spec: Spec, _ change: (inout LandscapePlan) -> Void) throws -> LandscapeResult {
    var plan = LandscapePlan(problem: ProblemPlan(surface: spec))
    change(&plan)
    return try run(plan)
  }

  private static func examples(
    _ loss: Spec, _ directions: [LandscapeDirection], l2: Double = 0, at point: [Double],
    _ change: (inout LandscapePlan) -> Void
  ) throws -> LandscapeResult {
    var plan = plan(loss, l2: l2, view: .directions(directions), change)
    plan.point = .given(.values(point))
    return try run(plan)
  }

  private static func plan(
    _ loss: Spec, l2: Double = 0, view: LandscapePlan.View, _ change: (inout LandscapePlan) -> Void
  ) -> LandscapePlan {
    var plan = LandscapePlan(problem: ProblemPlan(losses: [loss], model: "linear:bias=false", l2: l2), view: view)
    change(&plan)
    return plan
  }

  private static func run(_ plan: LandscapePlan) throws -> LandscapeResult {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    let laboratory = Laboratory(catalog: catalog, threads: 1) { _ in
      Dataset(
        name: "three points", source: "made up", kind: .table,
        training: Examples(
          features: FeatureTable(doubles: [1, -0.5, 2], width: 1),
          targets: .labels([0, 1, 2], classes: ["a", "b", "c"])), defaultNormalization: .none, defaultValidationShare: 0
      )
    }
    return try LandscapeStudy(plan, in: laboratory).result()
  }
}
