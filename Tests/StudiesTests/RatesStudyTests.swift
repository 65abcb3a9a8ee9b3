import Descent
import GradientKit
import Studies
import TestSupport
import Testing

struct RatesStudyTests {
  private func result(_ curves: CurvePlan) throws -> RatesResult {
    try RatesStudy(RatesPlan(curves: curves), in: TestLab.laboratory("line")).result()
  }

  // One step on 3x² − 3x + 4 from 0 leads to 3η, where the value is 3.25 + 27 (η − 1/6)².
  @Test func `the best rate and those within a tenth of it are found by hand`() throws {
    let result = try result(
      CurvePlan(
        surface: "parabola", rates: [0.5, 0.01, 0.05, 0.1, 1.0 / 6, 0.25], batchSizes: [.full], starts: [.values([0])],
        length: .steps(1)))
    let line = try #require(result.lines.first)
    let ends = result.ends(of: line, .loss)
    #expect(ends.map(\.rate) == [0.01, 0.05, 0.1, 1.0 / 6, 0.25, 0.5])
    for end in ends {
      #expect(abs((end.mean ?? .nan) - (3.25 + 27 * (end.rate - 1.0 / 6) * (end.rate - 1.0 / 6))) < 1e-12)
    }
    let best = try #require(result.best(of: ends, .loss))
    #expect(best.index == 3 && best.near == 2...4)
  }

  @Test func `a rate that diverges with any seed has no mean, and lines are told apart by what else varies`() throws {
    let result = try result(
      CurvePlan(
        surface: "square", optimizers: ["sgd", "momentum"], rates: [0.1, 40], batchSizes: [.full],
        starts: [.values([2])], length: .steps(400)))
    #expect(result.lines.map(\.label) == ["sgd", "momentum"])
    for line in result.lines {
      let ends = result.ends(of: line, .loss)
      #expect(ends[0].mean != nil && ends[1].mean == nil && ends.map(\.divergedCount) == [0, 1])
      #expect(result.best(of: ends, .loss)?.near == 0...0)
    }
  }

  @Test func `without rates three a decade are tried, and one alone is refused`() throws {
    let plan = CurvePlan(surface: "square", batchSizes: [.full], starts: [.values([2])], length: .steps(1))
    let study = try RatesStudy(RatesPlan(curves: plan), in: TestLab.laboratory("line"))
    #expect(study.plan.curves.training.rates == RatesStudy.defaultRates && study.runCount == 16)
    var single = plan
    single.training.rates = [0.1]
    #expect(throws: ViewError.self) { try RatesStudy(RatesPlan(curves: single), in: TestLab.laboratory("line")) }
  }
}
