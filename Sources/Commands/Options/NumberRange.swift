import ArgumentParser
import Descent
import RealModule
import Studies
import Wording

/// Numbers on the command line: one, or `[lin:|log:]FROM:TO:COUNT` for several.
struct NumberRange: ExpressibleByArgument, Sendable {
  /// The numbers, in order.
  let values: [Double]
  /// What was written.
  let text: String

  /// Reads a number or a range; `nil` when it is neither.
  init?(argument: String) {
    text = argument
    var parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1 {
      guard let value = Double(argument) else { return nil }
      values = [value]
      return
    }
    let isLogarithmic = parts[0] == "log"
    if parts[0] == "log" || parts[0] == "lin" { parts.removeFirst() }
    guard parts.count == 3, let from = Double(parts[0]), let to = Double(parts[1]), let count = Int(parts[2]),
      from.isFinite, to.isFinite, (1...100_000).contains(count), !isLogarithmic || (from > 0 && to > 0)
    else { return nil }
    values = (0..<count).map { index in
      guard index > 0 else { return from }
      guard index < count - 1 else { return to }
      let share = Double(index) / Double(count - 1)
      return isLogarithmic ? Self.short(from * Double.pow(to / from, share)) : from + share * (to - from)
    }
  }

  /// 1e-7 rather than 9.999999999999998e-8: the number of few digits that a power missed by its rounding.
  private static func short(_ value: Double) -> Double {
    let short = value.rounded(toDigits: 6)
    return (short / value - 1).magnitude < 1e-14 ? short : value
  }
}

/// An interval as written: `FROM:TO`, with the lower end first.
struct IntervalArgument: ExpressibleByArgument, Sendable {
  /// The interval.
  let range: ClosedRange<Double>

  /// Reads an interval; `nil` when it is none.
  init?(argument: String) {
    let ends = argument.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low.isFinite, high.isFinite, low < high else {
      return nil
    }
    range = low...high
  }
}

/// A row of features as written: numbers joined by commas.
struct FeatureRow: ExpressibleByArgument, Sendable {
  /// The numbers.
  let values: [Double]

  /// Reads a row; `nil` when a part is no number.
  init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.allSatisfy({ $0?.isFinite ?? false }) else { return nil }
    values = numbers.compactMap(\.self)
  }
}
