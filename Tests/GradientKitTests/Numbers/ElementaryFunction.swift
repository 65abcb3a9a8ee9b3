import GradientKit

/// The elementary functions of formulas, with their derivatives from tables.
enum ElementaryFunction: String, CaseIterable {
  case exp, expMinusOne, cosh, sinh, tanh, cos, sin, tan, log, logOnePlus, acosh, asinh, atanh, acos, asin, atan, sqrt
  case cubeRoot, seventhRoot, cube, inverse, power, exponential, magnitude

  /// Returns the function at x.
  func callAsFunction<S: Scalar>(_ x: S) -> S {
    switch self {
    case .exp: S.exp(x)
    case .expMinusOne: S.expMinusOne(x)
    case .cosh: S.cosh(x)
    case .sinh: S.sinh(x)
    case .tanh: S.tanh(x)
    case .cos: S.cos(x)
    case .sin: S.sin(x)
    case .tan: S.tan(x)
    case .log: S.log(x)
    case .logOnePlus: S.log(onePlus: x)
    case .acosh: S.acosh(x)
    case .asinh: S.asinh(x)
    case .atanh: S.atanh(x)
    case .acos: S.acos(x)
    case .asin: S.asin(x)
    case .atan: S.atan(x)
    case .sqrt: S.sqrt(x)
    case .cubeRoot: S.root(x, 3)
    case .seventhRoot: S.root(x, 7)
    case .cube: S.pow(x, 3)
    case .inverse: S.pow(x, -1)
    case .power: S.pow(x, S(1.7))
    case .exponential: S.pow(S(1.3), x)
    case .magnitude: abs(x)
    }
  }

  /// Returns the derivative at x.
  func derivative(at x: Double) -> Double {
    switch self {
    case .exp, .expMinusOne: Double.exp(x)
    case .cosh: Double.sinh(x)
    case .sinh: Double.cosh(x)
    case .tanh: 1 / (Double.cosh(x) * Double.cosh(x))
    case .cos: -Double.sin(x)
    case .sin: Double.cos(x)
    case .tan: 1 / (Double.cos(x) * Double.cos(x))
    case .log: 1 / x
    case .logOnePlus: 1 / (1 + x)
    case .acosh: 1 / Double.sqrt((x - 1) * (x + 1))
    case .asinh: 1 / Double.hypot(x, 1)
    case .atanh: 1 / ((1 - x) * (1 + x))
    case .acos: -1 / Double.sqrt((1 - x) * (1 + x))
    case .asin: 1 / Double.sqrt((1 - x) * (1 + x))
    case .atan: 1 / (1 + x * x)
    case .sqrt: 1 / (2 * Double.sqrt(x))
    case .cubeRoot: 1 / (3 * Double.root(x, 3) * Double.root(x, 3))
    case .seventhRoot: 1 / (7 * Double.pow(Double.root(x, 7), 6))
    case .cube: 3 * x * x
    case .inverse: -1 / (x * x)
    case .power: 1.7 * Double.pow(x, 0.7)
    case .exponential: Double.log(1.3) * Double.pow(1.3, x)
    case .magnitude: x > 0 ? 1 : -1
    }
  }

  /// Numbers well inside the domain.
  var points: [Double] {
    switch self {
    case .log, .sqrt, .power: [0.2, 1, 2.5, 30]
    case .acosh: [1.2, 2, 9]
    case .atanh, .acos, .asin: [-0.9, -0.3, 0, 0.1, 0.8]
    case .logOnePlus: [-0.7, 0, 0.3, 20]
    case .cubeRoot, .seventhRoot: [-8, -0.5, 0.3, 27]
    case .inverse, .magnitude: [-3, -0.2, 0.4, 5]
    case .tan: [-1.2, 0, 0.7]
    default: [-2.5, -0.4, 0, 0.9, 3]
    }
  }
}
