import Wording

/// The findings about the runs of logs, by fixed rules.
///
/// The trend is a running median; the noise σ is that of neighbouring values. A line
/// - is *not finite* where its values are not;
/// - has *diverged* if it ends more than 5σ worse than it began, or is not finite at the end;
/// - *rises again* if it ends worse than its best by 5σ and three tenths of its total gain;
/// - has a *spike* where a value exceeds the medians of the eight before and after it by 8σ, half of their level and a
///   hundredth of the total gain;
/// - is on a *plateau* if its last six tenths or more gain less than a fiftieth of the total;
/// - is *overfitted* if validation ends worse than its best by 3σ and a fiftieth of its range while training improves;
/// - has *noise* if σ at the end exceeds half of the total gain, and half of the level;
/// - has a *period* if its noise correlates with itself (at least 0.3) some values later.
///
/// A learning rate *jumps* where it increases by half or more at once after it was constant or fell.
package struct RunDiagnosis: Sendable {
  /// The findings, by line.
  package let findings: [RunFinding]

  /// The largest number of spikes per line that are reported separately.
  private static let spikeLimit = 5

  /// Examines the lines of logs.
  package init(_ result: LogsResult) {
    var findings: [RunFinding] = []
    for series in result.series where series.group == nil {
      switch series.role {
      case .counter: break
      case .rate: findings += Self.rateJumps(of: series)
      default: findings += Self.findings(on: series)
      }
    }
    findings += Self.overfitting(in: result.series.filter { $0.group == nil })
    self.findings = findings
  }

  /// Returns a short description of the course of a line.
  package static func verdict(on series: LogSeries) -> String {
    guard let last = series.y.last else { return "" }
    if !last.isFinite { return "not finite at the end" }
    guard let shape = SeriesShape(series) else { return "too short to say" }
    let gain = shape.start - shape.trend[shape.best]
    let noise = shape.noise.last ?? 0
    if shape.end > shape.start + 5 * noise, shape.end > shape.start { return "diverged" }
    if gain <= max(2 * noise, 1e-12 * abs(shape.start)) { return "no change" }
    if isRising(shape) { return "rises again" }
    let tenth = shape.trend[shape.trend.count * 9 / 10] - shape.end
    return tenth > 0.01 * gain && tenth > noise / Double(shape.y.count / 10 + 1).squareRoot()
      ? "still improving" : "level"
  }

  // MARK: - One line

  private static func findings(on series: LogSeries) -> [RunFinding] {
    var found: [RunFinding] = []
    func add(_ kind: RunFinding.Kind, _ x: Double, _ y: Double, _ text: String) {
      found.append(RunFinding(run: series.run, column: series.column, kind: kind, x: x, y: y, text: text))
    }
    let at = series.xName
    if let first = series.y.firstIndex(where: { !$0.isFinite }) {
      let count = series.y.count { !$0.isFinite }
      let onset = (series.y.lastIndex(where: \.isFinite) ?? -1) + 1
      if onset < series.y.count {
        add(.notFinite, series.x[onset], series.y[onset], "not finite from \(at) \(series.x[onset].short) to the end")
      } else {
        add(
          .notFinite, series.x[first], series.y[first],
          "\(count.counted("value")) not finite, the first at \(at) \(series.x[first].short)")
      }
    }
    guard let shape = SeriesShape(series) else { return found }
    let noise = shape.noise.last ?? 0
    let gain = shape.start - shape.trend[shape.best]
    if shape.end > shape.start + 5 * noise, shape.end > shape.start + 1e-9 * abs(shape.start) {
      let onset = onset(of: shape)
      add(
        .diverged, shape.x[onset], shape.value(at: onset),
        "diverges from \(at) \(shape.x[onset].short) on: \(shape.value(at: onset).short) there, "
          + "\((shape.sign * shape.end).short) at the end")
    } else if isRising(shape), !isValidation(series) {
      let onset = onset(of: shape)
      add(
        .rises, shape.x[onset], shape.value(at: onset),
        "gets worse again from \(at) \(shape.x[onset].short) on, to \((shape.sign * shape.end).short)")
    } else if let plateau = plateau(of: shape, gain: gain) {
      let share = Double(shape.y.count - plateau) / Double(shape.y.count)
      add(
        .plateau, shape.x[plateau], shape.value(at: plateau),
        "a plateau since \(at) \(shape.x[plateau].short): the last \(Int(100 * share)) % gain less than 2 % of the whole"
      )
    }
    for spike in spikes(in: shape) {
      add(.spike, shape.x[spike.position], shape.value(at: spike.position), spike.text(at, shape))
    }
    let level = abs(shape.end)
    if noise > 0.5 * max(gain, 0), noise > 0.5 * level, gain > 0 {
      add(
        .noise, shape.x[shape.x.count - 1], shape.value(at: shape.y.count - 1),
        "noise of \(noise.short) (sd) at the end, more than half of what was gained")
    }
    if let period = NoisePeriod(shape) {
      let width = period.lag * (shape.x[shape.x.count - 1] - shape.x[0]) / Double(shape.x.count - 1)
      add(
        .period, shape.x[min(shape.x.count - 1, Int(period.lag))],
        shape.value(at: min(shape.x.count - 1, Int(period.lag))),
        "the noise repeats every \(width.short) in \(at) (correlation \(NumberText(period.correlation, .digits(2)))), as it "
          + "does when every epoch takes the examples in one order")
    }
    return found
  }

  private static func isRising(_ shape: SeriesShape) -> Bool {
    let best = shape.trend[shape.best]
    return shape.end - best > 5 * (shape.noise.last ?? 0) && shape.end - best > 0.3 * (shape.start - best)
  }

  /// Returns the last position at which the trend was near its best.
  private static func onset(of shape: SeriesShape) -> Int {
    let best = shape.trend[shape.best]
    let limit = best + min(0.5 * (shape.end - best), max(5 * shape.noise[shape.best], 0.1 * (shape.start - best)))
    return shape.trend.lastIndex { $0 <= limit } ?? shape.best
  }

  private static func plateau(of shape: SeriesShape, gain: Double) -> Int? {
    guard gain > 0 else { return nil }
    guard let before = shape.trend.lastIndex(where: { abs($0 - shape.end) > 0.02 * gain }) else { return nil }
    let first = before + 1
    return Double(shape.y.count - first) >= 0.6 * Double(shape.y.count) ? first : nil
  }

  private struct Spike {
    var position: Int
    var more = 0

    func text(_ at: String, _ shape: SeriesShape) -> String {
      let level = shape.sign * shape.trend[max(0, position - 8)]
      let text =
        "a spike at \(at) \(shape.x[position].short): \(shape.value(at: position).short) where \(level.short) is usual"
      return more > 0 ? text + "; \(more.counted("smaller one")) beside it" : text
    }
  }

  private static func spikes(in shape: SeriesShape) -> [Spike] {
    let (y, reach) = (shape.y, 8)
    let least = 0.01 * abs(shape.start - shape.trend[shape.best])
    guard y.count > 2 * reach else { return [] }
    var found: [(position: Int, height: Double)] = []
    for position in 3..<(y.count - 3) {
      let before = SeriesShape.median(y[max(0, position - reach)..<position])
      let after = SeriesShape.median(y[(position + 1)...min(y.count - 1, position + reach)])
      let level = max(before, after)
      let height = y[position] - level
      guard height > 8 * shape.noise[position], height > 0.5 * abs(level), height > least else { continue }
      if let last = found.last, position - last.position <= reach {
        if height > last.height { found[found.count - 1] = (position, height) }
      } else {
        found.append((position, height))
      }
    }
    let highest = found.sorted { $0.height > $1.height }
    var spikes = highest.prefix(spikeLimit).map { Spike(position: $0.position) }.sorted { $0.position < $1.position }
    if found.count > spikeLimit, let last = highest.prefix(spikeLimit).first,
      let index = spikes.firstIndex(where: { $0.position == last.position })
    {
      spikes[index].more = found.count - spikeLimit
    }
    return spikes
  }

  // MARK: - Rates

  private static func rateJumps(of series: LogSeries) -> [RunFinding] {
    let y = series.y
    guard y.count > 3 else { return [] }
    let jumps = (2..<y.count).filter { index in
      y[index - 1] > 0 && y[index] > 1.5 * y[index - 1] && y[index - 1] <= 1.001 * y[index - 2]
    }
    guard let first = jumps.first else { return [] }
    let resumed = series.replaced > 0 ? ", where the run was resumed" : ""
    let often = jumps.count > 1 ? "; \((jumps.count - 1).counted("time")) more" : ""
    return [
      RunFinding(
        run: series.run, column: series.column, kind: .rateJump, x: series.x[first], y: y[first],
        text:
          "the rate jumps from \(y[first - 1].short) to \(y[first].short) at \(series.xName) \(series.x[first].short)\(resumed)\(often)"
      )
    ]
  }

  // MARK: - Two lines

  private static let validationWords: Set<String> = [
    "val", "valid", "validation", "eval", "evaluation", "test", "testing", "dev", "v",
  ]

  private static func isValidation(_ series: LogSeries) -> Bool {
    series.part.split(separator: " ").contains { validationWords.contains(String($0)) }
  }

  private static func overfitting(in all: [LogSeries]) -> [RunFinding] {
    let training = Dictionary(grouping: all.filter { !isValidation($0) }) { "\($0.run)\u{0}\($0.quantity)" }
    return all.filter(isValidation).compactMap { validation in
      guard let series = training["\(validation.run)\u{0}\(validation.quantity)"]?.first,
        let held = SeriesShape(validation),
        let learned = SeriesShape(series)
      else { return nil }
      let best = held.trend[held.best]
      let range = (held.trend.max() ?? best) - best
      guard held.best * 10 < held.trend.count * 9, held.end - best > 3 * (held.noise.last ?? 0),
        held.end - best > 0.02 * range,
        let then = learned.x.firstIndex(where: { $0 >= held.x[held.best] }), learned.end < learned.trend[then]
      else { return nil }
      return RunFinding(
        run: validation.run, column: validation.column, kind: .overfitting, x: held.x[held.best],
        y: held.value(at: held.best),
        text: "overfitting from \(validation.xName) \(held.x[held.best].short) on: validation is best there "
          + "(\((held.sign * best).short)) and \((held.sign * held.end).short) at the end, while training goes from "
          + "\((learned.sign * learned.trend[then]).short) to \((learned.sign * learned.end).short)")
    }
  }
}

extension Double {
  /// The number in a sentence.
  fileprivate var short: String { NumberText(self, .short(4)).description }
}
