import Descent
import GradientKit
import Studies
import Wording

/// The notes about runs that accompany a figure.
struct RunNotes {
  private let result: CurveResult

  /// Creates the notes on a result.
  init(_ result: CurveResult) { self.result = result }

  /// One line per note: stopping rules, convergence, schedules, and the reader of the data.
  var lines: [String] {
    var notes: [String] = []
    for series in result.series {
      for trace in series.traces {
        let run = result.series.count * series.traces.count > 1 ? "\(series.label), seed \(trace.seed): " : ""
        if let reason = trace.stopReason { notes.append("\(run)\(reason)") }
        if let first = trace.rows.first, (first.training?.loss ?? first.loss ?? 0).isNaN {
          notes.append("\(run)the loss is not a number at the start; is the formula defined there?")
        }
        if Self.isStuckAtZeros(trace) {
          notes.append("\(run)it began and ended at zeros, where all slopes are 0; --init normal:0.1 leaves them")
        }
        if let step = trace.convergedStep, step < trace.rows.last?.step ?? 0 {
          notes.append("\(run)converged at step \(step): ‖g‖ ≤ 1e-8 from there on")
        }
        notes += trace.remarks.map { "\(run)\($0)" }
      }
    }
    return notes + [unfinished].compactMap(\.self) + result.facts.remarks
  }

  /// A note on the series whose training loss still falls at the end.
  ///
  /// Judged by the last tenth of the epochs, so runs of fewer than ten epochs have no note.
  private var unfinished: String? {
    let labels = result.series.filter { $0.traces.contains(where: Self.isUnfinished) }.map(\.label)
    guard !labels.isEmpty else { return nil }
    let runs =
      result.series.count == 1 ? "" : labels.count == result.series.count ? " of all series" : " of \(labels.listed)"
    return
      "the training loss\(runs) still fell by more than 1 % in the last tenth of the epochs; more epochs lower it further "
      + "(--epochs)"
  }

  /// Whether a run never left zero parameters, although they are not a minimum.
  private static func isStuckAtZeros(_ trace: Trace) -> Bool {
    guard [.saddle, .maximum, .plateau].contains(trace.verdict) else { return false }
    return [trace.rows.first, trace.rows.last].allSatisfy { $0?.parameters?.allSatisfy { $0 == 0 } ?? false }
  }

  private static func isUnfinished(_ trace: Trace) -> Bool {
    guard trace.verdict == .budget, let last = trace.rows.last, last.epoch >= 10 else { return false }
    let losses = trace.rows.filter { $0.epoch >= 0.9 * last.epoch }.compactMap { $0.training?.loss }
    guard let first = losses.first, let end = losses.last, losses.count > 1 else { return false }
    return first - end > abs(first) / 100
  }
}

/// The outcomes of several runs, counted.
struct VerdictTally {
  /// The common outcome, or each outcome with its count, in the order of first occurrence.
  let text: String

  /// Creates the tally from one word per run.
  init(_ words: [String]) {
    var counts: [(word: String, count: Int)] = []
    for word in words {
      if let index = counts.firstIndex(where: { $0.word == word }) {
        counts[index].count += 1
      } else {
        counts.append((word, 1))
      }
    }
    text =
      counts.count <= 1
      ? counts.first?.word ?? "" : counts.map { "\($0.count) \($0.word)" }.joined(separator: ", ")
  }
}
