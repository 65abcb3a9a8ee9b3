import Builtins
import GradientKit
import Testing

struct LogCoshTests {
  @Test func `values are the logarithm of the hyperbolic cosine`() throws {
    // Computed with 50 digits: log cosh 1, log cosh 0.5, log cosh 3.
    for (error, expected) in [(1.0, 0.4337808304830271), (-0.5, 0.12011450695827752), (3, 2.309328504577790)] {
      let judged = try JudgedExample("log-cosh", prediction: 7 + error, target: 7)
      #expect(abs(judged.loss - expected) < 1e-14)
      #expect(abs(judged.slopes[0] - Double.tanh(error)) < 1e-15)
    }
  }

  @Test func `small errors keep their precision`() throws {
    for error in [1e-3, 1e-8, 1e-150] {
      let judged = try JudgedExample("log-cosh", prediction: error, target: 0)
      // The next term of the series is −e⁴/12.
      #expect(abs(judged.loss / (error * error / 2) - 1) <= error * error / 6 + 1e-15)
      #expect(abs(judged.slopes[0] / error - 1) <= error * error / 3 + 1e-15)
    }
    let none = try JudgedExample("log-cosh", prediction: 2, target: 2)
    #expect(none.loss == 0 && none.slopes == [0])
  }

  @Test(arguments: [800.0, -1e6, 1e300])
  func `large errors do not overflow`(error: Double) throws {
    let judged = try JudgedExample("log-cosh", prediction: error, target: 0)
    #expect(judged.loss == abs(error) - Double.log(2))
    #expect(judged.slopes == [error > 0 ? 1 : -1])
  }

  @Test func `the two forms meet at an error of one`() throws {
    let below = try JudgedExample("log-cosh", prediction: 1.0.nextDown, target: 0)
    let at = try JudgedExample("log-cosh", prediction: 1, target: 0)
    #expect(abs(at.loss - below.loss) < 1e-15)
    #expect(abs(at.slopes[0] - below.slopes[0]) < 1e-15)
  }

  @Test func `slopes agree with central differences`() throws {
    for error in [-4.0, -1, -0.3, 0, 0.2, 0.99, 1.01, 6] {
      let numeric = try JudgedExample.difference("log-cosh", prediction: error - 1, target: -1)
      let exact = try JudgedExample("log-cosh", prediction: error - 1, target: -1).slopes[0]
      #expect(abs(numeric - exact) < 1e-9)
    }
  }

  @Test func `the curvature at zero is the one that rates are taken from`() throws {
    let step = 1e-4
    let bend = try JudgedExample("log-cosh", prediction: step, target: 0).slopes[0] / step
    #expect(try abs(bend - JudgedExample.loss("log-cosh").curvature) < 1e-7)
  }
}
