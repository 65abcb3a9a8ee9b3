package import Descent
package import GradientKit

/// A plan for a landscape: the loss along a line or over a plane of parameter space.
package struct LandscapePlan: StudyPlan {
  /// A line or plane.
  package enum View: Sendable, Codable, Hashable {
    /// The parameters themselves, if there are one or two.
    case parameters
    /// θ + a·d₁, or θ + a·d₁ + b·d₂.
    case directions([LandscapeDirection])
    /// (1 − α)·θ₀ + α·θ₁, from one point to another and beyond (Goodfellow, Vinyals and Saxe 2015).
    case between(LandscapePoint, LandscapePoint)
  }

  /// The problem whose loss is shown.
  package var problem: ProblemPlan
  /// The training that leads to a trained point.
  package var training: TrainingPlan
  /// The line or plane; `nil` for the parameters if there are one or two, otherwise for random directions.
  package var view: View?
  /// The number of random directions if there is no view: 1 or 2.
  package var defaultDirectionCount = 2
  /// The origin of the view; `nil` for the start, which is not marked if the parameters themselves are shown.
  package var point: LandscapePoint?
  /// The coordinates along the first direction; empty for ``resolution`` of them over ``window``.
  package var a: [Double] = []
  /// The coordinates along the second direction; empty for ``resolution`` of them over ``window``.
  package var b: [Double] = []
  /// The limits, one pair per direction; empty for limits that suit the view.
  package var window: [[Double]] = []
  /// The number of coordinates per direction; empty for 201 along a line, 61 × 61 over a plane and 121 × 121 over a
  /// surface.
  package var resolution: [Int] = []
  /// The training examples, counted from 0, whose own losses are computed along a line.
  package var examples: [Int] = []

  /// Creates a plan.
  package init(problem: ProblemPlan, training: TrainingPlan = TrainingPlan(), view: View? = nil) {
    self.problem = problem
    self.training = training
    self.view = view
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { problem.subject.components + training.components }
  package var data: DataChoice? { problem.subject.learning?.data }
  package var settings: [(name: String, value: String)] { training.settings + problem.settings }
  package var seed: UInt64 { training.seed }
}

/// A direction in parameter space, away from the origin of a landscape.
package enum LandscapeDirection: Sendable, Codable, Hashable {
  /// A random direction of length 1, orthogonal to the one before it.
  case random
  /// A random direction with every unit's weights scaled to the norm of that unit's weights at the point, and zero for
  /// biases, so that units of any size move by the same share (Li, Xu, Taylor, Studer and Goldstein 2018, section 4).
  case filter
  /// The gradient, normalized to length 1.
  case gradient
  /// The unit eigenvector of the Hessian with the eigenvalue of largest magnitude among those orthogonal to the
  /// direction before it.
  case curvature
  /// One parameter, counted from 0.
  case parameter(Int)
  /// Explicit values, not normalized.
  case values([Double])
}

extension LandscapeDirection: CustomStringConvertible {
  /// A description of the direction.
  package var description: String {
    switch self {
    case .random: "random"
    case .filter: "random, filter-normalized"
    case .gradient: "the gradient"
    case .curvature: "the direction of greatest curvature"
    case .parameter(let index): "parameter \(index)"
    case .values(let values) where values.count > 6: "given"
    case .values(let values): StartPoint.values(values).description
    }
  }
}

/// A point in parameter space that serves as the origin of a landscape.
package enum LandscapePoint: Sendable, Codable, Hashable {
  /// The start of training.
  case start
  /// The end of training.
  case trained
  /// Any other point.
  case given(StartPoint)
}

extension LandscapePoint: CustomStringConvertible {
  /// A description of the point.
  package var description: String {
    switch self {
    case .start: "the start"
    case .trained: "the trained point"
    case .given(.values(let values)) where values.count > 6: "the given point"
    case .given(let point): point.description
    }
  }
}

/// The parts of a landscape to show.
package struct LandscapeView: Codable, Hashable, Sendable {
  /// A way to draw a plane.
  package enum Style: String, Sendable, Codable, CaseIterable {
    /// Filled contours.
    case contours
    /// One cell per point of the grid.
    case cells
    /// The surface seen from the side.
    case relief
  }

  /// The way to draw a plane.
  package var style: Style
  /// Where a relief is seen from; `nil` for the usual angle.
  package var angle: ViewAngle?
  /// Whether arrows point where the loss falls most steeply; `nil` for no.
  package var hasArrows: Bool?

  /// Creates a view.
  package init(style: Style = .contours) { self.style = style }
}
