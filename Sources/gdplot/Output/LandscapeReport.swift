import Experiments

/// The table a person reads when `landscape` is done: a row a point that is worth a name.
struct LandscapeReport {
  private let result: LandscapeResult

  /// The report on a result.
  init(_ result: LandscapeResult) { self.result = result }

  /// The table.
  var text: String {
    let name = result.plan.problem.surface == nil ? "loss" : "f"
    var table = TextTable(["point"] + result.axisNames + [name, "slope before", "slope after"])
    func add(_ point: String, _ coordinates: [Double], _ loss: Double, slopes: [Double] = []) {
      let slopes = slopes.isEmpty ? ["", ""] : slopes.map(number)
      table.add([point] + coordinates.map(number) + [number(loss)] + slopes)
    }
    for landmark in result.landmarks { add(landmark.name, landmark.coordinates, landmark.loss) }
    if let lowest = result.lowest { add(lowest.name, lowest.coordinates, lowest.loss) }
    for point in result.stationaryPoints { add(point.kind.rawValue, point.coordinates, point.value) }
    for kink in result.kinks ?? [] {
      add("kink", [kink.position], kink.value, slopes: [kink.slopeBefore, kink.slopeAfter])
    }
    return table.text
  }

  private func number(_ value: Double) -> String { SignificantDigits(value, count: 6).text }
}
