internal import GradientKit

/// A function that formulas can call by name.
enum FormulaFunction: String, CaseIterable, Sendable {
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, exp, log, ln, sqrt, abs, sign, pow, min, max

  /// The allowed number of arguments.
  var arguments: ClosedRange<Int> {
    switch self {
    case .pow: 2...2
    case .min, .max: 2...Int.max
    default: 1...1
    }
  }

  /// Returns the value at one argument; functions of two arguments are separate instructions.
  @inline(__always) func value<S: Scalar>(_ x: S) -> S {
    switch self {
    case .sin: S.sin(x)
    case .cos: S.cos(x)
    case .tan: S.tan(x)
    case .asin: S.asin(x)
    case .acos: S.acos(x)
    case .atan: S.atan(x)
    case .sinh: S.sinh(x)
    case .cosh: S.cosh(x)
    case .tanh: S.tanh(x)
    case .exp: S.exp(x)
    case .log, .ln: S.log(x)
    case .sqrt: S.sqrt(x)
    case .abs: x.magnitude
    case .sign: x.primal > 0 ? 1 : x.primal < 0 ? -1 : x.primal == 0 ? 0 : x
    case .pow, .min, .max: x
    }
  }
}
