import Descent
import Studies
import Wording

/// The result of `landscape` as programs read it.
struct LandscapeSummary: Encodable {
  let plan: LandscapePlan
  let data: ProblemFacts
  let axes: [String]
  let size: [Int]
  let computed: Int
  let lowest: LandscapeResult.Landmark?
  let landmarks: [LandscapeResult.Landmark]
  let stationaryPoints: [StationaryPoint]
  let kinks: [Kink]?
  let shape: GridShape?

  /// The summary of a result.
  init(_ result: LandscapeResult) {
    plan = result.plan
    data = result.facts
    axes = result.axisNames
    size = [result.a.count] + (result.isLine ? [] : [result.b.count])
    computed = result.computedCount
    lowest = result.lowest
    landmarks = result.landmarks
    stationaryPoints = result.stationaryPoints
    kinks = result.kinks
    shape = result.shape
  }
}
