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
