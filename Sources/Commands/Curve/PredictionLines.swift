import Descent
import Studies
import Wording

/// The model's predictions for rows the user asked about, before and after training.
struct PredictionLines {
  private let result: CurveResult

  /// The lines of a result.
  init(_ result: CurveResult) { self.result = result }

  /// A line a prediction of every run.
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
    let numbers = scores.map { EpochLog.short($0) }.joined(separator: " ")
    guard result.hasClasses else { return numbers }
    let best = scores.count == 1 ? (scores[0] > 0 ? 1 : 0) : scores.indices.max { scores[$0] < scores[$1] } ?? 0
    return "\(result.facts.classes[best]) (score\(scores.count == 1 ? "" : "s") \(numbers))"
  }
}
