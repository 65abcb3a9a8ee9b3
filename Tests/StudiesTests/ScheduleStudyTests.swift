import Descent
import Foundation
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

/// Tests the rates of schedules, and runs with them, against numbers of an article on gradient descent.
struct ScheduleStudyTests {
  private func run(_ plan: SchedulePlan, on dataset: Dataset? = nil) throws -> ScheduleResult {
    try ScheduleStudy(
      plan,
      in: Descent.Laboratory(catalog: TestLab.catalog, threads: 2) { seed in
        try dataset ?? TestLab.catalog.data(Spec("line")).load(seed: seed)
      }
    ).result()
  }

  private func training(
    _ schedules: [Spec], rates: [Double], batch: BatchSize = .full, length: RunLength, noise: Double = 0,
    seeds: Int = 1
  ) -> TrainingPlan {
    TrainingPlan(
      schedules: schedules, rates: rates, batchSizes: [batch], seedCount: seeds, length: length, shuffles: false,
      noises: [noise], pairsRates: rates.count > 1)
  }

  // MARK: article: 3x² − 3x + 4 from −1.5

  @Test func `article: five annealed rates in one figure, a base rate each`() throws {
    let result = try run(
      SchedulePlan(
        problem: ProblemPlan(surface: "parabola"),
        training: training(
          ["constant", "gradient-norm", "time-linear", "loss", "one-over-t"], rates: [0.01, 0.01, 0.1, 0.002, 0.1],
          length: .steps(50))))
    let published = [(0.409339, 5e-7), (0.450838, 5e-7), (0.4999999888, 5e-11), (0.379003, 5e-7), (0.413977, 6e-7)]
    #expect(result.series.map(\.baseRate) == [0.01, 0.01, 0.1, 0.002, 0.1])
    for (series, (x, error)) in zip(result.series, published) {
      #expect(abs((series.end?[0] ?? .nan) - x) < error, "\(series.label): \(series.end ?? [])")
      // The known minimum is ½.
      #expect(abs((series.distances?.y.last ?? .nan) - abs(x - 0.5)) < error)
      #expect(series.rates.y.count == 50 && series.losses?.y.count == 51)
    }
    #expect(result.series[0].label == "constant, rate 0.01")
    #expect(abs(result.series[0].sum - 0.5) < 1e-15 && abs(result.series[0].sumOfSquares - 0.005) < 1e-15)
  }

  // MARK: article, theorem 4.1

  @Test func `article: theorem 4.1: only rates whose sum is infinite and whose squares' is not end at least squares`()
    throws
  {
    let examples = Examples(
      features: FeatureTable(doubles: [1, 2, 3], width: 1), targets: .numbers([2.1, 3.9, 6.2]))
    let dataset = Dataset(
      name: "three", source: "", kind: .table, training: examples, defaultNormalization: .none,
      defaultValidationShare: 0)
    let result = try run(
      SchedulePlan(
        problem: ProblemPlan(losses: ["mse"], model: "linear:bias=false", starts: [.values([1])]),
        training: training(
          [
            "constant", "constant", "inverse-time:decay=0.01", "inverse-scaling:power=2", "exponential:factor=0.5",
          ], rates: [0.01, 0.05, 0.05, 0.05, 0.025], batch: .examples(1), length: .epochs(20000)),
        minimum: [28.5 / 14]), on: dataset)
    let published = [(3.52e-3, 5e-6), (2.62e-2, 5e-5), (2.7e-5, 5e-7), (-0.674, 5e-4), (-0.759, 5e-4)]
    for (series, (error, tolerance)) in zip(result.series, published) {
      #expect(abs((series.end?[0] ?? .nan) - 28.5 / 14 - error) < tolerance, "\(series.label): \(series.end ?? [])")
      #expect(abs((series.distances?.y.last ?? .nan) - abs(error)) < tolerance)
      #expect(series.count == 60_000 && series.rates.x.count < 2100 && series.rates.x.last == 59_999)
    }
    #expect(result.series.map(\.satisfiesRobbinsMonro) == [false, false, true, false, false])
    #expect(result.isThinned)
    // The sums are over all rates, not only those kept.
    #expect(abs(result.series[0].sum - 600) < 1e-9 && abs(result.series[1].sumOfSquares - 150) < 1e-9)
    #expect(abs(result.series[4].sum - 0.05) < 1e-15)
  }

  @Test func `article: theorem 4.1: sums of a million rates and of their squares, without a run`() throws {
    let result = try run(
      SchedulePlan(
        problem: ProblemPlan(surface: "bowl"),
        training: training(
          ["one-over-t", "inverse-scaling:power=0.5", "inverse-scaling:power=2"], rates: [1],
          length: .steps(1_000_000)),
        descends: false))
    let published = [(14.3927, 5e-5, 1.644933, 5e-7), (1998.5, 0.05, 14.39, 5e-3), (1.6449, 5e-5, 1.0823, 5e-5)]
    for (series, (sum, sumError, squares, squaresError)) in zip(result.series, published) {
      #expect(abs(series.sum - sum) < sumError && abs(series.sumOfSquares - squares) < squaresError)
      #expect(series.losses == nil && series.count == 1_000_000)
    }
    #expect(result.series.map(\.satisfiesRobbinsMonro) == [true, false, false])
  }

  // MARK: Rates

  @Test func `rates without a run are those of a run`() throws {
    let schedules = ["constant", "cosine", "one-cycle", "exponential", "warm-up:steps=5"]
    func result(descends: Bool) throws -> ScheduleResult {
      try run(
        SchedulePlan(
          problem: ProblemPlan(surface: "bowl"),
          training: training(schedules.map { Spec($0) }, rates: [0.01], length: .steps(40)),
          descends: descends))
    }
    let (made, alone) = (try result(descends: true), try result(descends: false))
    #expect(made.series.map(\.rates) == alone.series.map(\.rates))
    #expect(made.series.map(\.label) == schedules && alone.series.map(\.label) == schedules)
  }

  @Test func `several seeds are averaged`() throws {
    func losses(_ seeds: Int) throws -> [Double] {
      try run(
        SchedulePlan(
          problem: ProblemPlan(surface: "bowl"),
          training: training(["constant"], rates: [0.02], length: .steps(30), noise: 1, seeds: seeds))
      ).series[0].losses?.y ?? []
    }
    let (one, many) = (try losses(1), try losses(50))
    #expect(one.count == 31 && many.count == 31 && one[0] == many[0] && one[30] != many[30])
    // Without noise the point would be near 0; the mean of many runs stays at the level of the noise.
    #expect((0.05...3).contains(many[30]))
  }

  @Test func `a million steps keep both ends, and as many points early as late`() {
    let kept = RateSums.kept(of: 1_000_000)
    #expect(kept.first == 0 && kept.last == 999_999 && kept.count < 2003)
    #expect(kept.count { $0 < 100 } > 80 && kept.count { $0 >= 500_000 } > 500 && kept == kept.sorted())
    #expect(RateSums.kept(of: 10_000).count == 10_000 && RateSums.kept(of: 0).isEmpty)
  }

  @Test func `a minimum of another dimension is refused`() throws {
    let plan = SchedulePlan(
      problem: ProblemPlan(surface: "square"), training: training(["constant"], rates: [0.1], length: .steps(2)),
      minimum: [1, 2])
    #expect(throws: StudyError.wrongMinimum(given: 2, needed: 1)) { try run(plan) }
  }

  @Test func `the table has a row a step of every schedule`() throws {
    let result = try run(
      SchedulePlan(
        problem: ProblemPlan(surface: "square"),
        training: training(["constant", "one-over-t"], rates: [0.5], length: .steps(2))))
    var text = ""
    result.table.write { text += $0 }
    #expect(
      text == "schedule,step,rate\nconstant,0,0.5\nconstant,1,0.5\none-over-t,0,0.5\none-over-t,1,0.25\n")
    let stored = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(ScheduleResult.self, from: stored).series[1].rates == result.series[1].rates)
  }
}
