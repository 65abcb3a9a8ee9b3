import Builtins
import GradientKit
import Testing

struct QuantileTests {
  @Test func `the median's loss is half the absolute error`() throws {
    for (prediction, target) in [(3.0, 1.0), (-2, 5), (4, 4), (0.1, -1e9)] {
      let quantile = try JudgedExample("quantile", prediction: prediction, target: target)
      let absolute = try JudgedExample("mae", prediction: prediction, target: target)
      #expect(quantile.loss == absolute.loss / 2)
      #expect(quantile.slopes[0] == absolute.slopes[0] / 2)
    }
  }

  @Test func `too low costs τ a unit, too high 1 − τ`() throws {
    let low = try JudgedExample("quantile:tau=0.9", prediction: 1, target: 3)
    #expect(low.loss == 1.8 && low.slopes == [-0.9])
    let high = try JudgedExample("quantile:tau=0.9", prediction: 3, target: 1)
    #expect(abs(high.loss - 0.2) < 1e-15 && abs(high.slopes[0] - 0.1) < 1e-15)
    let right = try JudgedExample("quantile:tau=0.9", prediction: 2, target: 2)
    #expect(right.loss == 0 && abs(right.slopes[0] + 0.4) < 1e-15)
  }

  @Test(arguments: [0.1, 0.5, 0.75])
  func `the constant with the least mean loss is the quantile of the targets`(tau: Double) throws {
    // Koenker and Bassett 1978, section 2: a sample quantile minimizes the sum; with 101 targets, each quantile is one
    // of them.
    let targets = (0...100).map { Double($0 * $0) }
    func total(_ constant: Double) throws -> Double {
      try targets.reduce(0) { try $0 + JudgedExample("quantile:tau=\(tau)", prediction: constant, target: $1).loss }
    }
    let best = try targets.min { try total($0) < total($1) }
    #expect(best == targets[Int((tau * 100).rounded())])
  }

  @Test func `slopes agree with central differences`() throws {
    for spec in ["quantile", "quantile:tau=0.05", "quantile:tau=0.8"] {
      for prediction in [-3.0, 0.4, 1.6, 20] {
        let numeric = try JudgedExample.difference(spec, prediction: prediction, target: 1)
        let exact = try JudgedExample(spec, prediction: prediction, target: 1).slopes[0]
        #expect(abs(numeric - exact) < 1e-9)
      }
    }
  }

  @Test(arguments: ["0", "1", "-0.5", "1.5", "nan", "median"])
  func `a τ that is no share is refused`(tau: String) throws {
    #expect(throws: SettingError.self) { try Quantile.made("tau=\(tau)") }
  }
}
