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

// The names a formula is written with. `S.exp(x)` says the same; these read like the paper.

/// e^x.
@inlinable public func exp<S: Scalar>(_ x: S) -> S { S.exp(x) }
/// The natural logarithm.
@inlinable public func log<S: Scalar>(_ x: S) -> S { S.log(x) }
/// log(1 + x), precise near zero.
@inlinable public func log<S: Scalar>(onePlus x: S) -> S { S.log(onePlus: x) }
/// The square root.
@inlinable public func sqrt<S: Scalar>(_ x: S) -> S { S.sqrt(x) }
/// The sine of an angle in radians.
@inlinable public func sin<S: Scalar>(_ x: S) -> S { S.sin(x) }
/// The cosine of an angle in radians.
@inlinable public func cos<S: Scalar>(_ x: S) -> S { S.cos(x) }
/// The hyperbolic tangent.
@inlinable public func tanh<S: Scalar>(_ x: S) -> S { S.tanh(x) }
/// The hyperbolic cosine.
@inlinable public func cosh<S: Scalar>(_ x: S) -> S { S.cosh(x) }
/// x to the power y, for positive x.
@inlinable public func pow<S: Scalar>(_ x: S, _ y: S) -> S { S.pow(x, y) }
/// x to a whole power.
@inlinable public func pow<S: Scalar>(_ x: S, _ n: Int) -> S { S.pow(x, n) }
