@_exported public import RealModule

/// A number that a formula can be evaluated on: a double, or a dual number that carries slopes along.
///
/// Arithmetic and the elementary functions are swift-numerics'. Order and equality look at the value alone, so `max`,
/// `min`, `abs` and every `if` take the branch of the value.
public protocol Scalar: AlgebraicField, ElementaryFunctions, Comparable, ExpressibleByFloatLiteral, Sendable
where Magnitude == Self, FloatLiteralType == Double {
  /// A constant: its slopes are zero.
  init(_ constant: Double)
  /// The value without its slopes.
  var primal: Double { get }
}

extension Double: Scalar {
  /// The number itself.
  @inlinable public var primal: Double { self }
}
