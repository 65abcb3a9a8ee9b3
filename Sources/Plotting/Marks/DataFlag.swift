/// A reason why a value cannot be drawn at its position.
enum DataFlag: Hashable, Sendable, CaseIterable {
  /// Infinite or not a number.
  case notFinite
  /// Zero or below on a logarithmic y axis.
  case notPositive

  /// Zero or below on a logarithmic x axis.
  case startsTooEarly

  /// The glyph that stands in its place.
  var glyph: Glyph {
    switch self {
    case .notFinite: .triangleUp
    case .notPositive: .triangleDown
    case .startsTooEarly: .triangleLeft
    }
  }

  /// The label in the key.
  var label: String {
    switch self {
    case .notFinite: "not finite"
    case .notPositive: "zero or below"
    case .startsTooEarly: "at zero or before"
    }
  }
}
