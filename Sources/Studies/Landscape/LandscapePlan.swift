package import Descent
package import GradientKit

/// The question of a landscape: how the loss looks along a line or over a plane of parameter space.
package struct LandscapePlan: StudyPlan {
  /// Which line or plane.
  package enum View: Sendable, Codable, Hashable {
    /// The parameters themselves, of which there are one or two.
    case parameters
    /// θ + a·d₁, or θ + a·d₁ + b·d₂.
    case directions([LandscapeDirection])
    /// (1 − α)·θ₀ + α·θ₁, from one point to another and beyond (Goodfellow, Vinyals and Saxe 2015).
    case between(LandscapePoint, LandscapePoint)
  }

  /// What has a loss.
  package var problem: ProblemPlan
  /// How a trained point is come by.
  package var training: TrainingPlan
  /// The line or plane; `nil` for the parameters where there are one or two, else for random directions.
  package var view: View?
  /// How many random directions there are without a view: 1 or 2.
  package var defaultDirectionCount = 2
  /// The point seen from; `nil` for the start, which is then not marked where the parameters themselves are shown.
  package var point: LandscapePoint?
  /// Coordinates along the first direction; empty for ``resolution`` of them over ``window``.
  package var a: [Double] = []
  /// Coordinates along the second direction; empty for ``resolution`` of them over ``window``.
  package var b: [Double] = []
  /// From where to where, a pair a direction; empty for what suits the view.
  package var window: [[Double]] = []
  /// How many coordinates, a number a direction; empty for 201 along a line and 61 × 61 over a plane, 121 × 121
  /// over a surface.
  package var resolution: [Int] = []
  /// Training examples, counted from 0, whose own losses are wanted along a line.
  package var examples: [Int] = []

  /// A plan.
  package init(problem: ProblemPlan, training: TrainingPlan = TrainingPlan(), view: View? = nil) {
    self.problem = problem
    self.training = training
    self.view = view
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { problem.subject.components + training.components }
  package var data: DataChoice? { problem.subject.learning?.data }
  package var seed: UInt64 { training.seed }
}

/// A direction in parameter space, away from the point a landscape is seen from.
package enum LandscapeDirection: Sendable, Codable, Hashable {
  /// Random, of length 1, at right angles to the direction before it.
  case random
  /// Random, every unit's weights scaled to the length of the same unit's weights at the point, biases left alone: units
  /// of any size are then moved by the same share (Li, Xu, Taylor, Studer and Goldstein 2018, section 4).
  case filter
  /// The gradient, of length 1: straight up.
  case gradient
  /// The eigenvector of the Hessian with the largest eigenvalue in magnitude that is at right angles to the direction
  /// before it, of length 1.
  case curvature
  /// One parameter, counted from 0.
  case parameter(Int)
  /// These numbers, as long as they are.
  case values([Double])
}

extension LandscapeDirection: CustomStringConvertible {
  /// The direction in words.
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

/// A point in parameter space that a landscape is seen from.
package enum LandscapePoint: Sendable, Codable, Hashable {
  /// Where training begins.
  case start
  /// Where training ends.
  case trained
  /// Anywhere else.
  case given(StartPoint)
}

extension LandscapePoint: CustomStringConvertible {
  /// The point in words.
  package var description: String {
    switch self {
    case .start: "the start"
    case .trained: "the trained point"
    case .given(.values(let values)) where values.count > 6: "the given point"
    case .given(let point): point.description
    }
  }
}

/// How a landscape is shown.
package struct LandscapeView: Codable, Hashable, Sendable {
  /// How a plane is drawn.
  package enum Style: String, Sendable, Codable, CaseIterable {
    /// Filled contours.
    case contours
    /// A cell for every point of the grid.
    case cells
    /// The surface seen from the side.
    case relief
  }

  /// How a plane is drawn.
  package var style: Style
  /// Where a relief is seen from; `nil` for the usual angle.
  package var angle: ViewAngle?
  /// Whether arrows point where the loss falls most steeply; `nil` for no.
  package var hasArrows: Bool?

  /// A view.
  package init(style: Style = .contours) { self.style = style }
}
