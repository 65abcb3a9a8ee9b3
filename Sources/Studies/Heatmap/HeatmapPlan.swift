package import Descent
package import GradientKit

/// A plan for a heat map: where descent ends for every pair of values of two varied quantities.
package struct HeatmapPlan: StudyPlan {
  /// The problem, one loss or a surface, and its start point.
  package var problem: ProblemPlan
  /// The options that are not varied: one value of each, and at most one rate.
  package var training: TrainingPlan
  /// The horizontal axis.
  package var x: HeatmapAxis
  /// The vertical axis.
  package var y: HeatmapAxis

  /// Creates a plan.
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

  /// The loss or the surface.
  package var objective: Spec { problem.objectives.first ?? "" }

  /// The axis that varies a quantity, if there is one.
  package subscript(quantity: HeatmapQuantity) -> HeatmapAxis? { [x, y].first { $0.quantity == quantity } }

  /// The number of runs per cell, one per seed.
  package var runsPerCell: Int { self[.seed] == nil ? training.seedCount : 1 }
}

/// The parts of a heat map to show.
package struct HeatmapView: Codable, Hashable, Sendable {
  /// The panel beside the map.
  package enum Companion: String, Sendable, Codable {
    /// The same numbers as lines, one per row.
    case lines
    /// The range over seeds.
    case range
    /// No panel.
    case none
  }

  /// The value that colours show.
  package var value: HeatmapValue
  /// The limits of the colour scale; `nil` for the range of the finite cells.
  package var colorRange: ClosedRange<Double>?
  /// Whether the colour scale is logarithmic; `nil` to let the values decide.
  package var hasLogColor: Bool?
  /// Whether contours are drawn over the cells.
  package var showsContours = false
  /// The panel beside the map; `nil` to let the numbers decide.
  package var companion: Companion?

  /// Creates a view of one value.
  package init(_ value: HeatmapValue = .loss) { self.value = value }
}
