package import Descent
package import GradientKit

/// The question of a heat map: where descent ends, for every pair of values of two things that are varied.
package struct HeatmapPlan: StudyPlan {
  /// What is descended, one loss or a surface, and from where.
  package var problem: ProblemPlan
  /// How, apart from what is varied: one of everything, and at most one rate.
  package var training: TrainingPlan
  /// What is varied from left to right.
  package var x: HeatmapAxis
  /// What is varied from bottom to top.
  package var y: HeatmapAxis

  /// A plan.
  package init(problem: ProblemPlan, training: TrainingPlan, x: HeatmapAxis, y: HeatmapAxis) {
    self.problem = problem
    self.training = training
    self.x = x
    self.y = y
  }

  package var components: [(kind: ComponentKind, spec: Spec)] {
    problem.subject.components + training.components
      + [x, y].flatMap { axis in axis.quantity.kind.map { kind in axis.words.map { (kind, Spec($0)) } } ?? [] }
  }
  package var data: DataChoice? { problem.subject.learning?.data }
  package var seed: UInt64 { training.seed }

  /// The loss, or the surface.
  package var objective: Spec { problem.objectives.first ?? "" }

  /// The values of an axis, if there is one for this.
  package subscript(quantity: HeatmapQuantity) -> HeatmapAxis? { [x, y].first { $0.quantity == quantity } }

  /// The runs of a cell, one a seed.
  package var runsPerCell: Int { self[.seed] == nil ? training.seedCount : 1 }
}

/// What of a heat map is shown.
package struct HeatmapView: Codable, Hashable, Sendable {
  /// What stands beside the map.
  package enum Companion: String, Sendable, Codable {
    /// The same numbers as lines, one for each row.
    case lines
    /// The range over seeds.
    case range
    /// Nothing.
    case none
  }

  /// What colours say.
  package var value: HeatmapValue
  /// Where colours begin and end; `nil` for where finite cells do.
  package var colorRange: ClosedRange<Double>?
  /// Whether colours stand for equal ratios; `nil` where the values decide.
  package var hasLogColor: Bool?
  /// Whether lines of equal value are drawn over the cells.
  package var showsContours = false
  /// What stands beside the map; `nil` where the numbers decide.
  package var companion: Companion?

  /// A view of one value.
  package init(_ value: HeatmapValue = .loss) { self.value = value }
}
