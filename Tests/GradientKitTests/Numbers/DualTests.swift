import GradientKit
import TestSupport
import Testing

struct DualTests {
  @Test(arguments: ElementaryFunction.allCases)
  func `elementary functions have their known derivatives`(function: ElementaryFunction) {
    for x in function.points {
      let result = function(Dual(value: x, slope: 2))
      #expect(result.value == function(x))
      let expected = 2 * function.derivative(at: x)
      #expect(abs(result.slope - expected) <= 1e-13 * max(1, abs(expected)), "\(function) at \(x)")
    }
  }

  @Test(arguments: ElementaryFunction.allCases)
  func `elementary functions agree with central differences`(function: ElementaryFunction) {
    for x in function.points {
      let numeric = Differences.slope(at: x, step: 1e-3 * min(1, max(0.1, abs(x)))) { function($0) }
      let exact = function(Dual(value: x, slope: 1)).slope
      #expect(abs(exact - numeric) <= 1e-8 * max(1, abs(numeric)), "\(function) at \(x): \(exact), \(numeric)")
    }
  }

  @Test func `sums, products and quotients follow their rules`() {
    let a = Dual(value: 3, slope: 5)
    let b = Dual(value: -2, slope: 7)
    #expect((a + b).value == 1 && (a + b).slope == 12)
    #expect((a - b).value == 5 && (a - b).slope == -2)
    #expect((a * b).value == -6 && (a * b).slope == 3 * 7 - 2 * 5)
    #expect((a / b).value == -1.5 && (a / b).slope == (5.0 * -2 - 3 * 7) / 4)
    #expect((-a).value == -3 && (-a).slope == -5)
    var c = a
    c += b
    c -= 1
    c *= b
    c /= 4
    #expect(c.value == 0 && c.slope == -6)
  }

  @Test func `constants have no slope`() {
    let constants: [Dual] = [2, 2.5, Dual(4), Dual.zero, Dual(exactly: 7) ?? 0]
    #expect(constants.map(\.value) == [2, 2.5, 4, 0, 7])
    #expect(constants.allSatisfy { $0.slope == 0 })
    #expect(Dual(exactly: Int64.max) == nil)
  }

  @Test func `a power of two varying numbers has both slopes`() {
    let power = Dual.pow(Dual(value: 2, slope: 3), Dual(value: 4, slope: 5))
    #expect(power.value == 16)
    #expect(abs(power.slope - (4 * 8 * 3 + 16 * Double.log(2) * 5)) < 1e-12)
  }

  @Test func `powers at zero have finite slopes`() {
    let zero = Dual(value: 0, slope: 1)
    #expect(Dual.pow(zero, 0).slope == 0)
    #expect(Dual.pow(zero, 1).slope == 1)
    #expect(Dual.pow(zero, 2).slope == 0)
    #expect(Dual.pow(zero, Dual(2)).slope == 0)
    #expect(Dual.pow(zero, Dual(1)).slope == 1)
    #expect(Dual.pow(zero, Dual(0)).slope == 0)
    #expect(Dual.pow(zero, Dual(value: 2, slope: 1)).slope == 0)
  }

  @Test func `at a kink the slope is that of the branch taken`() {
    #expect(abs(Dual(value: 0, slope: 1)).slope == 0)
    #expect(abs(Dual(value: -0.0, slope: 1)).slope == 0)
    #expect(abs(Dual(value: -2, slope: 3)).slope == -3)
    #expect(max(Dual(value: 1, slope: 3), Dual(value: 2, slope: 5)).slope == 5)
    #expect(min(Dual(value: 1, slope: 3), Dual(value: 2, slope: 5)).slope == 3)
    #expect(max(0, Dual(value: -1e-300, slope: 3)).slope == 0)
  }

  @Test func `order and equality look at values alone`() {
    #expect(Dual(value: 1, slope: 9) == Dual(value: 1, slope: -9))
    #expect(Dual(value: 1, slope: 9) < Dual(value: 2, slope: 0))
    #expect(!(Dual(value: .nan, slope: 0) < 1) && !(Dual(value: .nan, slope: 0) == Dual(value: .nan, slope: 0)))
  }

  @Test func `the chain rule goes through a long formula`() {
    func formula<S: Scalar>(_ x: S) -> S { sin(x) * exp(-0.05 * x * x) + log(1 + x * x) / (2 + cos(x)) }
    for x in [-4.0, -1, 0, 0.5, 3] {
      let exact = formula(Dual(value: x, slope: 1)).slope
      #expect(abs(exact - Differences.slope(at: x) { formula($0) }) < 1e-9)
    }
  }
}
