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
  package var settings: [(name: String, value: String)] { training.settings + problem.settings }
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

/// The default values of a heat map's axes.
struct DefaultValues {
  /// The optimizer's default rate for this problem.
  let rate: Double
  /// The number of training examples; 1 for a surface.
  let exampleCount: Int
  /// The surface, if the subject is one.
  let surface: (any Surface)?
  /// The first seed.
  let seed: UInt64

  /// Returns the axis with default values if it has none, and with the number of examples for a full batch.
  func completed(_ axis: HeatmapAxis) -> HeatmapAxis {
    guard axis.words.isEmpty else { return axis }
    let values = axis.values.isEmpty ? values(of: axis.quantity) : axis.values
    guard axis.quantity == .batchSize else { return HeatmapAxis(axis.quantity, values: values) }
    return HeatmapAxis(.batchSize, values: values.map { min($0, Double(exampleCount)) })
  }

  private func values(of quantity: HeatmapQuantity) -> [Double] {
    switch quantity {
    case .rate: (0...24).map { rate * Double.pow(10, Double($0) / 6 - 2.5) }
    case .epochs, .steps: surface == nil ? (1...20).map { Double($0) } : (1...40).map { 5 * Double($0) }
    case .start, .start1: coordinates(quantity.coordinate ?? 0)
    case .seed: (0..<10).map { Double(seed &+ $0) }
    default: quantity.defaultValues ?? []
    }
  }

  private func coordinates(_ index: Int) -> [Double] {
    let window = surface.flatMap { index < $0.window.count ? $0.window[index] : nil } ?? -3...3
    return (0...60).map { window.lowerBound + (window.upperBound - window.lowerBound) * Double($0) / 60 }
  }
}
