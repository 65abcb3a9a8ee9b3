import Descent
import Studies
import Wording

/// The result of `batch` as programs read it.
struct BatchSummary: Encodable {
  /// The noise of the gradient at one point.
  struct NoiseSummary: Encodable {
    let place: String
    let examples: Int
    let squareNorm: Double
    let singleVariance: Double
    let batchSizes: [Int]
    let variance: [Double]
    let expectedVariance: [Double]
  }

  let plan: BatchPlan
  let data: ProblemFacts
  let series: [CurveSummary.SeriesSummary]
  let noise: [NoiseSummary]
  let noiseSeries: String?

  /// The summary of a result.
  init(_ result: BatchResult) {
    plan = result.plan
    data = result.curves.facts
    series = CurveSummary(result.curves).series
    noise = result.noise.map { place in
      NoiseSummary(
        place: place.place, examples: place.noise.exampleCount, squareNorm: place.noise.squareNorm,
        singleVariance: place.noise.variance, batchSizes: place.noise.batchSizes, variance: place.noise.measured,
        expectedVariance: place.noise.batchSizes.map { place.noise.expected(size: Double($0)) })
    }
    noiseSeries = result.noiseSeries
  }
}
