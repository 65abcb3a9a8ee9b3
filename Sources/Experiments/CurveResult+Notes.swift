extension CurveResult {
  /// What ended runs early, what schedules did that should be known, and what was remarked about the data, a line each.
  public var notes: [String] {
    var notes: [String] = []
    for series in series {
      for trace in series.traces {
        let run = self.series.count * series.traces.count > 1 ? "\(series.label), seed \(trace.seed): " : ""
        if let reason = trace.stopReason { notes.append("\(run)\(reason)") }
        notes += trace.remarks.map { "\(run)\($0)" }
      }
    }
    return notes + facts.remarks
  }
}
