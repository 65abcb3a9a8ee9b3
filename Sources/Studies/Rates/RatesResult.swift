import Descent
import GradientKit
package import Wording

/// The result of a ``RatesPlan``.
package struct RatesResult: Sendable, Codable {
  /// The plan that the result answers.
  package var plan: RatesPlan
  /// The runs, one series per rate of every line.
  package var curves: CurveResult

  /// The series that differ only in their rates.
  package struct Line: Sendable {
    /// The name that distinguishes the line from the others.
    package let label: String
    /// The series, by ascending rate.
    package let series: [Series]
  }

  /// The lines.
  package var lines: [Line] {
    let options = SeriesOption.varied(among: curves.series, in: plan.curves.training).filter { $0 != .rate }
    var labels: [String] = []
    var members: [String: [Series]] = [:]
    for one in curves.series {
      let label = one.label(naming: options)
      if members[label] == nil { labels.append(label) }
      members[label, default: []].append(one)
    }
    return labels.map { label in
      Line(label: label, series: (members[label] ?? []).sorted { $0.rate < $1.rate })
    }
  }

  /// The ends of the runs at one learning rate.
  package struct End: Sendable {
    /// The rate.
    package let rate: Double
    /// The mean over seeds; `nil` if a run diverged or the value was not measured.
    package let mean: Double?
    /// The standard deviation over seeds (n − 1).
    package let deviation: Double
    /// The number of runs that diverged.
    package let divergedCount: Int
  }

  /// Returns the ends of a line's runs, one per rate.
  package func ends(of line: Line, _ quantity: RatesView.Quantity) -> [End] {
    line.series.map { series in
      let values = series.traces.map { $0.verdict.isDiverged ? nil : Self.value(quantity, of: $0) }
      let known = values.compactMap(\.self).filter(\.isFinite)
      let mean = known.reduce(0) { $0 + $1 / Double(known.count) }
      let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return End(
        rate: series.rate, mean: known.count == values.count && !known.isEmpty ? mean : nil,
        deviation: known.count > 1 ? (squares / Double(known.count - 1)).squareRoot() : 0,
        divergedCount: series.traces.count(where: \.verdict.isDiverged))
    }
  }

  /// The best end of a line, and the range of rates around it within 10 % of its value.
  package struct Best: Sendable {
    /// The index of the best end.
    package let index: Int
    /// The range of ends around it within 10 % of its value.
    package let near: ClosedRange<Int>
  }

  /// Returns the best of some ends: the lowest loss or the highest share; the smallest rate in a tie.
  package func best(of ends: [End], _ quantity: RatesView.Quantity) -> Best? {
    let sign: Double = quantity.isShare ? -1 : 1
    let known = ends.indices.filter { ends[$0].mean != nil }
    func badness(_ index: Int) -> Double { sign * (ends[index].mean ?? .infinity) }
    guard let index = known.min(by: { badness($0) < badness($1) }), let mean = ends[index].mean else { return nil }
    func isNear(_ other: Int) -> Bool {
      ends[other].mean.map { ($0 - mean).magnitude <= 0.1 * mean.magnitude } ?? false
    }
    var near = index...index
    while near.lowerBound > 0, isNear(near.lowerBound - 1) { near = near.lowerBound - 1...near.upperBound }
    while near.upperBound + 1 < ends.count, isNear(near.upperBound + 1) { near = near.lowerBound...near.upperBound + 1 }
    return Best(index: index, near: near)
  }

  /// Returns a value at the end of a run.
  private static func value(_ quantity: RatesView.Quantity, of trace: Trace) -> Double? {
    let row = trace.rows.last
    return switch quantity {
    case .loss: row?.training?.loss ?? row?.loss
    case .validationLoss: row?.validation?.loss
    case .accuracy: row?.training?.accuracy
    case .validationAccuracy: row?.validation?.accuracy
    }
  }
}

extension RatesResult: StoredResult {
  /// Whether the runs are consistent.
  package var isConsistent: Bool { plan.curves.training.isConsistent && curves.isConsistent }
}

extension RatesResult {
  /// The numbers behind a comparison of learning rates: one row per run.
  package var table: Table {
    let runs = lines.flatMap { line in
      line.series.flatMap { series in series.traces.map { (line: line, rate: series.rate, trace: $0) } }
    }
    return Table(runs) {
      Column("series") { $0.line.label }
      Column("rate") { $0.rate }
      Column("seed") { $0.trace.seed }
      Column("steps") { $0.trace.rows.last?.step }
      Column("loss") { $0.trace.rows.last?.loss }
      Column("train_loss") { $0.trace.rows.last?.training?.loss }
      Column("validation_loss") { $0.trace.rows.last?.validation?.loss }
      Column("train_accuracy") { $0.trace.rows.last?.training?.accuracy }
      Column("validation_accuracy") { $0.trace.rows.last?.validation?.accuracy }
      Column("verdict") { $0.trace.verdict.word }
    }
  }
}
