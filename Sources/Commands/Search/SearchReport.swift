import Descent
import Studies
import Wording

/// The table a person reads when `search` is done: a row a strategy.
struct SearchReport {
  private let result: SearchResult

  /// The report on a result.
  init(_ result: SearchResult) { self.result = result }

  /// The table; with several seeds, medians and ranges.
  var text: String {
    let heldOut = result.heldOut?.rawValue ?? "test"
    var table = TextTable([
      "strategy", "seeds", "evaluations", result.plan.problem.surface == nil ? "lowest loss" : "lowest f", "found at",
      "train acc", "\(heldOut) acc", "parameters",
    ])
    for strategy in result.strategies {
      let counts = Set(strategy.runs.map(\.losses.count)).sorted()
      let single = strategy.runs.count == 1 ? strategy.runs.first : nil
      table.add([
        strategy.label, strategy.runs.count > 1 ? String(strategy.runs.count) : "",
        counts.count > 1 ? "\(counts[0])–\(counts[counts.count - 1])" : counts.first.map { "\($0)" } ?? "",
        spread(strategy.runs.map(\.bestLoss)) { NumberText($0, .digits(6)).plain },
        single?.bestEvaluation.map { "\($0)" } ?? "",
        spread(strategy.runs.map { $0.assessments.last?.trainingAccuracy }, Self.percent),
        spread(strategy.runs.map { $0.assessments.last?.accuracy }, Self.percent),
        single?.point.map { point in
          point.count > 2 ? "" : point.map { NumberText($0, .digits(6)).plain }.joined(separator: ", ")
        } ?? "",
      ])
    }
    return table.text + (result.chance.map { "chance: \(Self.percent($0))\n" } ?? "")
  }

  private func spread(_ values: [Double?], _ text: (Double) -> String) -> String {
    let known = values.compactMap(\.self).sorted()
    guard let low = known.first, let high = known.last else { return "" }
    let median = (known[(known.count - 1) / 2] + known[known.count / 2]) / 2
    return known.count == 1 ? text(median) : "\(text(median)) (\(text(low)) to \(text(high)))"
  }

  private static func percent(_ share: Double) -> String { NumberText(share * 100, .places(1)).plain + " %" }
}
