import Builtins
import Descent
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

struct DefaultRateTests {
  @Test(arguments: [
    (2.0, 4.666666666666667, 0.1), (2, 0.5, 1), (0.5, 1, 2), (2, 2, 0.2), (0.5, 3072, 0.0005), (0.5, 1000, 0.002),
    (2, 5e6, 1e-7), (0.25, 1e-3, 2000), (2, 1e300, 2e-301 * 2.5),
  ])
  func `the rate is 1 / (β · mean ‖x‖²), rounded down to 1, 2 or 5`(curvature: Double, norm: Double, expected: Double) {
    let rate = DefaultRate.rate(of: GradientDescent.self, curvature: curvature, meanSquareNorm: norm)
    #expect(rate == expected)
    #expect(rate <= 1 / (curvature * norm) * (1 + 1e-9))
    #expect(rate * 2.5 >= 1 / (curvature * norm) * (1 - 1e-12))
  }

  // Standardized features have mean ‖x‖² = 4 up to rounding, and 1 / (½ · 4) is exactly 0.5.
  @Test func `rounding does not move the rate`() throws {
    for norm in [(4.0).nextDown, 4, (4.0).nextUp, 4 * (1 + 1e-12)] {
      #expect(DefaultRate.rate(of: GradientDescent.self, curvature: 0.5, meanSquareNorm: norm) == 0.5)
    }
    #expect(DefaultRate.rate(of: GradientDescent.self, curvature: 1, meanSquareNorm: (1.0).nextUp) == 1)
    for seed in 0..<20 as Range<UInt64> {
      let plan = CurvePlan(losses: ["softmax"], model: "linear:bias=false", seed: seed, length: .steps(1))
      #expect(try TestLab.run(plan, on: "iris").series[0].rate == 0.5)
    }
  }

  @Test func `rates read as they are written`() {
    for exponent in -12...6 {
      for digit in [1, 2, 5] {
        let written = Double("\(digit)e\(exponent)") ?? 0
        #expect(
          DefaultRate.rate(of: GradientDescent.self, curvature: 1, meanSquareNorm: 1 / (written * 1.01)) == written)
      }
    }
  }

  @Test func `rules that divide the scale out, and surfaces, keep the optimizer's own`() {
    #expect(DefaultRate.rate(of: Adam.self, curvature: 2, meanSquareNorm: 5000) == 0.001)
    #expect(DefaultRate.rate(of: GradientDescent.self, curvature: 2, meanSquareNorm: 0) == 0.01)
    #expect(DefaultRate.rate(of: GradientDescent.self, curvature: 2, meanSquareNorm: .nan) == 0.01)
    #expect(DefaultRate.rate(of: GradientDescent.self, curvature: 2, meanSquareNorm: .infinity) == 0.01)
  }

  @Test(arguments: ["mse", "softmax", "logistic"])
  func `full-batch descent at the default rate never rises`(loss: String) throws {
    let data = loss == "mse" ? "line" : loss == "logistic" ? "moons" : "iris"
    let plan = CurvePlan(losses: [Spec(loss)], batchSizes: [.full], length: .epochs(50))
    let losses = TestLab.trace(try TestLab.run(plan, on: data)).rows.compactMap(\.loss)
    for (before, after) in zip(losses, losses.dropFirst()) { #expect(after <= before * (1 + 1e-12)) }
    #expect((losses.last ?? .infinity) < losses[0])
  }
}
