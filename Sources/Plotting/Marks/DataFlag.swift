/// A way in which a value cannot be shown where it belongs.
public enum DataFlag: Hashable, Sendable, CaseIterable {
  /// Infinite or not a number.
  case notFinite
  /// Zero or below on a logarithmic axis.
  case notPositive

  /// The glyph that stands in its place.
  public var glyph: Glyph {
    switch self {
    case .notFinite: .triangleUp
    case .notPositive: .triangleDown
    }
  }

  /// What the key says.
  var label: String {
    switch self {
    case .notFinite: "not finite"
    case .notPositive: "zero or below"
    }
  }
}
