import Descent
import Studies
import Wording

/// The table a person reads when `curve` is done: a row a series.
struct CurveReport {
  private let result: CurveResult

  /// The report on a result.
  init(_ result: CurveResult) { self.result = result }

  /// The table; with several seeds, means and standard deviations of the runs that stayed finite.
  var text: String {
    var table = TextTable([
      "series", "seeds", "verdict", "steps", result.plan.problem.surface == nil ? "" : "f", "train loss",
      "validation loss",
      "test loss", "train acc", "validation acc",
      "test acc",
    ])
    for series in result.series {
      let summaries = series.traces.map(RunSummary.init)
      let finished = zip(series.traces, summaries).filter { !$0.0.verdict.isDiverged }.map(\.1)
      table.add([
        series.label, series.traces.count > 1 ? String(series.traces.count) : "", verdict(of: series),
        steps(of: summaries), result.plan.problem.surface == nil ? "" : cell(finished.map(\.loss)),
        cell(finished.map(\.trainLoss)), cell(finished.map(\.validationLoss)),
        cell(finished.map(\.testLoss)), percent(finished.map(\.trainAccuracy)),
        percent(finished.map(\.validationAccuracy)), percent(finished.map(\.testAccuracy)),
      ])
    }
    return table.text
  }

  private func verdict(of series: Series) -> String {
    guard series.traces.count > 1 else { return series.traces.first?.verdict.description ?? "" }
    return VerdictTally(series.traces.map(\.verdict.word)).text
  }

  private func steps(of summaries: [RunSummary]) -> String {
    let steps = Set(summaries.map(\.steps)).sorted()
    guard let first = steps.first, let last = steps.last else { return "" }
    return first == last ? String(first) : "\(first)–\(last)"
  }

  private func percent(_ values: [Double?]) -> String {
    spread(values.map { $0.map { $0 * 100 } }, unit: " %", places: 1)
  }

  private func cell(_ values: [Double?]) -> String { spread(values, unit: "", places: nil) }

  private func spread(_ values: [Double?], unit: String, places: Int?) -> String {
    let known = values.compactMap(\.self)
    guard !known.isEmpty else { return "" }
    let mean = known.reduce(0, +) / Double(known.count)
    guard known.count > 1 else { return text(mean, places: places) + unit }
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(known.count - 1)).squareRoot()
    return "\(text(mean, places: places)) ± \(text(deviation, places: places))\(unit)"
  }

  /// A fixed number of places, or four significant digits.
  private func text(_ value: Double, places: Int?) -> String {
    guard value.isFinite else { return "\(value)" }
    guard let places else { return NumberText(value, .digits(4)).plain }
    return NumberText(value, .places(places)).plain
  }
}
