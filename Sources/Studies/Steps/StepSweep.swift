package import GradientKit

/// The losses after one step along −g from the same point, for every step size.
package struct StepSweep: Sendable, Codable, Equatable {
  /// The name that distinguishes the sweep from the others of its plan; the loss or surface if there is only one.
  package var label: String
  /// The loss or the surface.
  package var objective: Spec
  /// The loss at the point.
  package var original: Double
  /// ‖g‖², the initial decrease of the loss per unit of the step.
  package var squaredNorm: Double
  /// The largest eigenvalue of the Hessian at the point; `nil` if it is unavailable.
  package var curvature: Double?
  /// The step sizes, ascending.
  package var sizes: [Double]
  /// The loss after each step.
  package var losses: [Double]

  /// Creates a sweep with one loss per size.
  package init(
    label: String, objective: Spec, original: Double, squaredNorm: Double, curvature: Double?, sizes: [Double],
    losses: [Double]
  ) {
    self.label = label
    self.objective = objective
    self.original = original
    self.squaredNorm = squaredNorm
    self.curvature = curvature
    self.sizes = sizes
    self.losses = losses
  }

  /// The change of the loss after each step.
  package var changes: [Double] { losses.map { $0 - original } }

  /// What became of the loss with each step.
  package var states: [StepState] { losses.map { StepState(from: original, to: $0, gain: gain) } }

  /// The index of the lowest loss; `nil` if none is below the original one.
  package var best: Int? {
    losses.indices.filter { losses[$0] < original && losses[$0].isFinite }.min { losses[$0] < losses[$1] }
  }

  /// How far the loss falls with the best of the sizes; 0 where none lowers it.
  package var gain: Double { best.map { original - losses[$0] } ?? 0 }

  /// The end of the sizes at which the loss is lowest, so that the best size may lie beyond it; `nil` for neither.
  package var openEnd: OpenEnd? {
    switch best {
    case sizes.count - 1: .largest
    case 0: .smallest
    default: nil
    }
  }

  /// An end of the sizes tried.
  package enum OpenEnd: String, Sendable {
    /// The first of them.
    case smallest
    /// The last of them.
    case largest
  }

  /// How steeply the loss falls over the smallest step, per unit of it; close to ``squaredNorm`` when the step is small.
  package var initialSlope: Double? {
    guard let size = sizes.first, let loss = losses.first else { return nil }
    return (original - loss) / size
  }

  /// The straight line through the losses after the largest steps, and the step at which it begins.
  ///
  /// At large steps a loss composed of maxima or of logarithms of exponentials is linear. The line passes through the
  /// two largest finite losses; a loss belongs to it if its relative error is less than a millionth. There is none with
  /// fewer than three losses on it.
  package var tail: (intercept: Double, slope: Double, from: Double)? {
    let finite = sizes.indices.filter { losses[$0].isFinite }
    guard finite.count >= 3, let last = finite.last, finite[finite.count - 2] == last - 1 else { return nil }
    let slope = (losses[last] - losses[last - 1]) / (sizes[last] - sizes[last - 1])
    let intercept = losses[last - 1] - slope * sizes[last - 1]
    let straight = finite.reversed().prefix {
      (losses[$0] - (intercept + slope * sizes[$0])).magnitude < 1e-6 * losses[$0].magnitude
    }
    guard slope > 0, straight.count >= 3, let first = straight.last else { return nil }
    return (intercept, slope, sizes[first])
  }
}

/// The effect of one step on the loss.
package enum StepState: String, Sendable, Codable, CaseIterable {
  /// Next to nothing: the loss changed by less than a hundredth of what the best size wins.
  case noProgress = "no-progress"
  /// The loss fell.
  case decrease
  /// The loss rose.
  case increase
  /// The loss is not finite.
  case overflow

  /// The share of the largest gain below which a change counts as none.
  static let leastShare = 0.01

  /// What became of `original` when it turned into `loss`, where the best size makes the loss fall by `gain`.
  ///
  /// A constant added to the loss changes nothing. What rounding alone may do is no change either.
  package init(from original: Double, to loss: Double, gain: Double) {
    let change = loss - original
    if !loss.isFinite {
      self = .overflow
    } else if change.magnitude <= max(Self.leastShare * gain, 8 * original.magnitude * .ulpOfOne) {
      self = .noProgress
    } else {
      self = change < 0 ? .decrease : .increase
    }
  }
}

extension StepState: CustomStringConvertible {
  /// A description of the state.
  package var description: String { self == .noProgress ? "no progress" : rawValue }
}
