import Descent
import Studies
import Wording

extension LandscapeResult {
  /// The maximum number of printed rows of each kind.
  private static let limit = 12

  /// Whether the computation stopped before every loss was computed.
  var isInterrupted: Bool { computedCount < data.count }

  /// The table for the terminal: one row per notable point.
  var report: String {
    var rows: [(point: String, coordinates: [Double], loss: Double, kink: Kink?)] = []
    rows += landmarks.map { ($0.name, $0.coordinates, $0.loss, nil) }
    if let lowest, !stationaryPoints.contains(where: { $0.coordinates == lowest.coordinates }) {
      rows.append((lowest.name + (isInterrupted ? " so far" : ""), lowest.coordinates, lowest.loss, nil))
    }
    rows += stationaryPoints.prefix(Self.limit).map { ($0.kind.rawValue, $0.coordinates, $0.value, nil) }
    let kinks = kinks ?? []
    rows += kinks.prefix(Self.limit).map { ("kink", [$0.position], $0.value, $0) }
    let table = Table(rows) {
      Column(heading: "point") { $0.point }
      for (index, name) in axisNames.enumerated() { Column(heading: name, .digits(6)) { $0.coordinates[index] } }
      Column(heading: plan.problem.isSurface ? "f" : "loss", .digits(6)) { $0.loss }
      Column(heading: "slope before", .digits(6)) { $0.kink?.slopeBefore }
      Column(heading: "slope after", .digits(6)) { $0.kink?.slopeAfter }
    }
    let more = max(0, stationaryPoints.count - Self.limit) + max(0, kinks.count - Self.limit)
    return (rows.isEmpty ? "" : table.text) + (more > 0 ? "and \(more) more, all of them with --json\n" : "")
  }

  /// The summary for `--json`.
  var object: JSONObject {
    [
      "plan": plan, "data": facts, "axes": axisNames, "size": [a.count] + (isLine ? [] : [b.count]),
      "computed": computedCount, "lowest": lowest, "landmarks": landmarks, "stationary_points": stationaryPoints,
      "kinks": kinks, "shape": shape,
    ]
  }
}
