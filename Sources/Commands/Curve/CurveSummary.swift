import Descent
import GradientKit
import Studies
import Wording

extension CurveResult {
  /// The columns of the table and of `--json`: one row per series; with several seeds the table shows means and
  /// standard deviations of the runs that stayed finite.
  var summary: Table {
    let isOnSurface = plan.problem.isSurface
    let rows = series.map { series in
      let runs = series.traces.map(RunSummary.init)
      return (
        series: series, runs: runs, finished: zip(series.traces, runs).filter { !$0.0.verdict.isDiverged }.map(\.1)
      )
    }
    return Table(rows) {
      Column("label", heading: "series") { $0.series.label }
      Column("objective") { $0.series.objective.description }
      Column("optimizer") { $0.series.optimizer.description }
      Column("schedule") { $0.series.schedule.description }
      Column("rate") { $0.series.rate }
      Column("batch_size") { $0.series.batchSize.description }
      Column("runs") { TableCell.value($0.runs) }
      Column(heading: "seeds") { $0.runs.count > 1 ? $0.runs.count : nil }
      Column(heading: "verdict") { $0.series.verdict }
      Column(heading: "steps") { Self.range(of: $0.runs.map(\.steps)) }
      if isOnSurface { Column(heading: "f") { Self.spread($0.finished.map(\.loss)) } }
      Column(heading: "train loss") { Self.spread($0.finished.map(\.trainLoss)) }
      Column(heading: "validation loss") { Self.spread($0.finished.map(\.validationLoss)) }
      Column(heading: "test loss") { Self.spread($0.finished.map(\.testLoss)) }
      Column(heading: "train R²") { Self.spread($0.finished.map(\.trainR2)) }
      Column(heading: "validation R²") { Self.spread($0.finished.map(\.validationR2)) }
      Column(heading: "train MAE") { Self.spread($0.finished.map(\.trainAbsoluteError)) }
      Column(heading: "validation MAE") { Self.spread($0.finished.map(\.validationAbsoluteError)) }
      Column(heading: "train acc") { Self.percentages($0.finished.map(\.trainAccuracy)) }
      Column(heading: "validation acc") { Self.percentages($0.finished.map(\.validationAccuracy)) }
      Column(heading: "test acc") { Self.percentages($0.finished.map(\.testAccuracy)) }
    }
  }

  /// The summary for `--json`: the table, with the plan and the data.
  var object: JSONObject { ["plan": plan, "data": facts, "series": summary] }

  private static func range(of counts: [Int]) -> String? {
    guard let first = counts.min(), let last = counts.max() else { return nil }
    return first == last ? String(first) : "\(first)–\(last)"
  }

  private static func percentages(_ shares: [Double?]) -> String? {
    spread(shares.map { $0.map { $0 * 100 } }, .places(1)).map { $0 + " %" }
  }

  private static func spread(_ values: [Double?], _ style: NumberText.Style = .digits(4)) -> String? {
    let known = values.compactMap(\.self)
    guard !known.isEmpty else { return nil }
    let mean = known.reduce(0, +) / Double(known.count)
    guard known.count > 1 else { return NumberText(mean, style).plain }
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(known.count - 1)).squareRoot()
    return "\(NumberText(mean, style).plain) ± \(NumberText(deviation, style).plain)"
  }
}

extension Series {
  fileprivate var verdict: String {
    guard traces.count > 1 else { return traces.first?.verdict.description ?? "" }
    return VerdictTally(traces.map(\.verdict.word)).text
  }
}

/// The model's predictions for the rows in `--predict`, before and after training.
struct PredictionLines {
  private let result: CurveResult

  /// Creates the lines of a result.
  init(_ result: CurveResult) { self.result = result }

  /// One line per prediction and run.
  var text: String {
    var text = ""
    for series in result.series {
      for trace in series.traces {
        for prediction in trace.predictions {
          let row = prediction.features.map { NumberText($0).plain }.joined(separator: ",")
          let label = result.series.count * series.traces.count > 1 ? "\(series.label), seed \(trace.seed): " : ""
          text +=
            "\(label)prediction for \(row): \(words(prediction.before)) before training, "
            + "\(words(prediction.after)) after\n"
        }
      }
    }
    return text
  }

  private func words(_ scores: [Double]) -> String {
    let numbers = scores.map { EpochPrinter.short($0) }.joined(separator: " ")
    guard result.hasClasses else { return numbers }
    let best = scores.count == 1 ? (scores[0] > 0 ? 1 : 0) : scores.indices.max { scores[$0] < scores[$1] } ?? 0
    return "\(result.facts.classes[best]) (score\(scores.count == 1 ? "" : "s") \(numbers))"
  }
}
