import Descent
import Studies
import Wording

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
    if let lowest = result.lowest, !result.stationaryPoints.contains(where: { $0.coordinates == lowest.coordinates }) {
      add(lowest.name, lowest.coordinates, lowest.loss)
    }
    for point in result.stationaryPoints.prefix(Self.limit) { add(point.kind.rawValue, point.coordinates, point.value) }
    let kinks = result.kinks ?? []
    for kink in kinks.prefix(Self.limit) {
      add("kink", [kink.position], kink.value, slopes: [kink.slopeBefore, kink.slopeAfter])
    }
    let more = max(0, result.stationaryPoints.count - Self.limit) + max(0, kinks.count - Self.limit)
    return table.text + (more > 0 ? "and \(more) more, all of them with --json\n" : "")
  }

  /// More rows of a kind than this say less.
  private static let limit = 12

  private func number(_ value: Double) -> String { NumberText(value, .digits(6)).plain }
}
