import Descent
import Studies
import Wording

/// What a person should know about runs beside their figure.
struct RunNotes {
  private let result: CurveResult

  /// The notes on a result.
  init(_ result: CurveResult) { self.result = result }

  /// Rules that ended runs, where runs converged, what schedules did, and what the reader of the data did, a line each.
  var lines: [String] {
    var notes: [String] = []
    for series in result.series {
      for trace in series.traces {
        let run = result.series.count * series.traces.count > 1 ? "\(series.label), seed \(trace.seed): " : ""
        if let reason = trace.stopReason { notes.append("\(run)\(reason)") }
        if let step = trace.convergedStep, step < trace.rows.last?.step ?? 0 {
          notes.append("\(run)converged at step \(step): ‖g‖ ≤ 1e-8 from there on")
        }
        notes += trace.remarks.map { "\(run)\($0)" }
      }
    }
    return notes + result.facts.remarks
  }
}
