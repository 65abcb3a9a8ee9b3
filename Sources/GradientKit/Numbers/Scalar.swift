@_exported public import RealModule

/// A number on which a formula can be evaluated: a double, or a dual number that carries slopes.
///
/// Arithmetic and elementary functions are those of swift-numerics. Order and equality compare only the values, so
/// `max`, `min`, `abs` and every `if` take the branch of the value.
public protocol Scalar: AlgebraicField, ElementaryFunctions, Comparable, ExpressibleByFloatLiteral, Sendable
where Magnitude == Self, FloatLiteralType == Double {
  /// Creates a constant, whose slopes are zero.
  init(_ constant: Double)
  /// The value without its slopes.
  var primal: Double { get }
}

extension Double: Scalar {
  /// The number itself.
  @inlinable public var primal: Double { self }
}

// Free functions, so that formulas read as in papers: `exp(x)` is `S.exp(x)`.

/// Returns e^x.
@inlinable public func exp<S: Scalar>(_ x: S) -> S { S.exp(x) }
/// Returns the natural logarithm.
@inlinable public func log<S: Scalar>(_ x: S) -> S { S.log(x) }
/// Returns log(1 + x), accurate near zero.
@inlinable public func log<S: Scalar>(onePlus x: S) -> S { S.log(onePlus: x) }
/// Returns the square root.
@inlinable public func sqrt<S: Scalar>(_ x: S) -> S { S.sqrt(x) }
/// Returns the sine of an angle in radians.
@inlinable public func sin<S: Scalar>(_ x: S) -> S { S.sin(x) }
/// Returns the cosine of an angle in radians.
@inlinable public func cos<S: Scalar>(_ x: S) -> S { S.cos(x) }
/// Returns the hyperbolic tangent.
@inlinable public func tanh<S: Scalar>(_ x: S) -> S { S.tanh(x) }
/// Returns the hyperbolic cosine.
@inlinable public func cosh<S: Scalar>(_ x: S) -> S { S.cosh(x) }
/// Returns x to the power y, for positive x.
@inlinable public func pow<S: Scalar>(_ x: S, _ y: S) -> S { S.pow(x, y) }
/// Returns x to an integer power.
@inlinable public func pow<S: Scalar>(_ x: S, _ n: Int) -> S { S.pow(x, n) }
