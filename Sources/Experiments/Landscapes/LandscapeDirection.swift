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
