import Builtins
import GradientKit
import Testing

struct PoissonTests {
  @Test func `it is the negative log-likelihood up to log y!`() throws {
    // −log P(3; mean 2) = −log(2³ e⁻² / 3!)
    let judged = try JudgedExample("poisson", prediction: Double.log(2), target: 3)
    let likelihood = 8 * Double.exp(-2) / 6
    #expect(abs(judged.loss + Double.log(6) + Double.log(likelihood)) < 1e-14)
    #expect(abs(judged.slopes[0] - (2 - 3)) < 1e-15)
  }

  @Test func `it is lowest where the rate is the count`() throws {
    for count in [1.0, 4, 250] {
      #expect(try abs(JudgedExample("poisson", prediction: Double.log(count), target: count).slopes[0]) < 1e-12 * count)
    }
    // The best rate for a count of zero is zero, which no score reaches.
    #expect(try JudgedExample("poisson", prediction: -30, target: 0).slopes[0] > 0)
  }

  @Test func `slopes agree with central differences`() throws {
    for prediction in [-5.0, -0.2, 0, 1.3, 4] {
      for target in [0.0, 1, 7.5] {
        let numeric = try JudgedExample.difference("poisson", prediction: prediction, target: target)
        let exact = try JudgedExample("poisson", prediction: prediction, target: target).slopes[0]
        #expect(abs(numeric - exact) < 1e-8 * max(1, abs(exact)))
      }
    }
  }
}
