import GradientKit
import Testing

struct HyperDualTests {
  /// A function of one number, with points to test it.
  enum Function: String, CaseIterable {
    case exp, expMinusOne, cosh, sinh, tanh, cos, sin, tan, log, logOnePlus, acosh, asinh, atanh, acos, asin, atan
    case sqrt, cubeRoot, cube, inverseSquare, power, exponential, selfPower, magnitude, negation, quotient, difference

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
      case .cube: S.pow(x, 3)
      case .inverseSquare: S.pow(x, -2)
      case .power: S.pow(x, S(1.7))
      case .exponential: S.pow(S(1.3), x)
      case .selfPower: S.pow(x, x)
      case .magnitude: abs(x)
      case .negation: -x
      case .quotient: (1 + x) / (3 + x * x)
      case .difference: x * x - 1 / x
      }
    }

    /// Numbers inside the domain, away from kinks and poles.
    var points: [Double] {
      switch self {
      case .log, .sqrt, .power, .selfPower: [0.3, 1, 7]
      case .acosh: [1.3, 4]
      case .atanh, .acos, .asin: [-0.7, 0, 0.4]
      case .logOnePlus: [-0.5, 0, 3]
      case .tan: [-1.1, 0, 0.7]
      case .cubeRoot, .inverseSquare, .magnitude, .difference: [-8, -0.7, 2]
      default: [-2, 0, 1.5]
      }
    }
  }

  @Test(arguments: Function.allCases)
  func `second derivatives agree with central differences of dual numbers`(function: Function) {
    for x in function.points {
      let result = function(HyperDual(value: x, first: 2, second: -3, mixed: 0.5))
      let dual = function(Dual(value: x, slope: 1))
      #expect(result.value == dual.value)
      // A quotient of products and a product of quotients round differently.
      #expect(abs(result.first - 2 * dual.slope) <= 4e-15 * max(1, abs(dual.slope)))
      #expect(abs(result.second + 3 * dual.slope) <= 6e-15 * max(1, abs(dual.slope)))
      let h = 1e-5 * max(0.1, abs(x))
      let above = function(Dual(value: x + h, slope: 1)).slope
      let below = function(Dual(value: x - h, slope: 1)).slope
      let expected = 0.5 * dual.slope - 6 * (above - below) / (2 * h)
      #expect(abs(result.mixed - expected) <= 1e-7 * max(1, abs(expected)), "\(x): \(result.mixed), \(expected)")
    }
  }

  @Test func `two directions give the mixed derivative`() {
    // ∂²/∂x∂y of x³ y² sin(x y) at (1.2, 0.7), by hand.
    let x = HyperDual(value: 1.2, first: 1, second: 0, mixed: 0)
    let y = HyperDual(value: 0.7, first: 0, second: 1, mixed: 0)
    let result = x * x * x * y * y * HyperDual.sin(x * y)
    let (a, b) = (1.2, 0.7)
    let s = Double.sin(a * b)
    let c = Double.cos(a * b)
    // x³y² sin(xy): with respect to x, 3x²y² s + x³y³ c; that with respect to y, 6x²y s + 3x³y² c + 3x³y² c − x⁴y³ s.
    let expected = 6 * a * a * b * s + 6 * a * a * a * b * b * c - a * a * a * a * b * b * b * s
    #expect(abs(result.mixed - expected) < 1e-13)
    let power = HyperDual.pow(x, y)
    #expect(abs(power.mixed - Double.pow(a, b - 1) * (1 + b * Double.log(a))) < 1e-14)
  }

  @Test func `powers at zero have finite second derivatives`() {
    let zero = HyperDual(value: 0, first: 1, second: 1, mixed: 0)
    #expect(HyperDual.pow(zero, 0).mixed == 0)
    #expect(HyperDual.pow(zero, 1).mixed == 0)
    #expect(HyperDual.pow(zero, 2).mixed == 2)
    #expect(HyperDual.pow(zero, 3).mixed == 0)
    #expect(HyperDual.pow(zero, HyperDual(2)).mixed == 2)
    #expect(HyperDual.pow(zero, HyperDual(1)).mixed == 0)
    #expect(HyperDual.pow(zero, HyperDual(0)).mixed == 0)
  }

  @Test func `constants have no derivatives, and order looks at values alone`() {
    let constants: [HyperDual] = [2, 2.5, HyperDual(4), HyperDual.zero, HyperDual(exactly: 7) ?? 0]
    #expect(constants.map(\.value) == [2, 2.5, 4, 0, 7])
    #expect(constants.allSatisfy { $0.first == 0 && $0.second == 0 && $0.mixed == 0 })
    #expect(HyperDual(exactly: Int64.max) == nil)
    #expect(HyperDual(value: 1, first: 9, second: 9, mixed: 9) == 1)
    #expect(HyperDual(value: 1, first: 9, second: 9, mixed: 9) < 2)
    #expect(max(1, HyperDual(value: 2, first: 1, second: 1, mixed: 5)).mixed == 5)
    var sum: HyperDual = 1
    sum += 3
    sum -= 1
    sum *= 4
    sum /= 2
    #expect(sum.value == 6)
  }

  @Test func `the second derivatives of a surface are exact`() throws {
    struct Valley: Surface {
      static let name = "valley"
      static let summary = "Rosenbrock's"
      let dimension = 3
      let minima = [[1.0, 1, 0]]
      let window = [-2.0...2.0, -1.0...3.0, -1.0...1.0]
      let start = [-1.2, 1, 0]
      init(_ settings: inout Settings) throws {}
      func value<S: Scalar>(_ point: Point<S>) -> S {
        let (x, y, z) = (point[0], point[1], point[2])
        return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) + exp(z) * x
      }
    }
    var none = Settings(for: "valley")
    let objective = SurfaceObjective(try Valley(&none))
    let hessian = objective.hessian(at: [-1.2, 1, 0], on: .all)
    // 2 − 400 y + 1200 x², −400 x, 200; eᶻ, eᶻ x.
    let expected = [1330.0, 480, 1, 480, 200, 0, 1, 0, -1.2]
    for (entry, known) in zip(hessian.elements, expected) { #expect(abs(entry - known) < 1e-12) }
  }
}
