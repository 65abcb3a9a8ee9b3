import ArgumentParser
import Descent
import RealModule
import Studies
import Wording

/// Numbers as written: a single one, or `[lin:|log:]FROM:TO:COUNT`.
struct NumberRange: WrittenArgument {
  /// The numbers, in order.
  let values: [Double]
  /// The text as written.
  let text: String

  init(written text: String) throws {
    self.text = text
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1 {
      guard let value = Double(text) else {
        let pieces = text.split(separator: ",")
        throw ValidationError(
          pieces.count > 1 && pieces.allSatisfy { Double($0) != nil }
            ? "separate values by blanks, as in \(pieces.joined(separator: " "))"
            : "neither a number nor a range [lin:|log:]FROM:TO:COUNT")
      }
      values = [value]
      return
    }
    let isLogarithmic = parts[0] == "log"
    if parts[0] == "log" || parts[0] == "lin" { parts.removeFirst() }
    guard parts.count != 2 else { throw ValidationError("a range is FROM:TO:COUNT, and COUNT is missing") }
    guard parts.count == 3, let from = Double(finite: parts[0]), let to = Double(finite: parts[1]) else {
      throw ValidationError("a range is [lin:|log:]FROM:TO:COUNT, such as log:1e-3:1:10")
    }
    guard let count = Int(parts[2]), (1...100_000).contains(count) else {
      throw ValidationError("COUNT is a whole number from 1 to 100000, but is \(parts[2])")
    }
    guard !isLogarithmic || (from > 0 && to > 0) else {
      throw ValidationError("a logarithmic range lies above 0, but this one goes from \(parts[0]) to \(parts[1])")
    }
    values = (0..<count).map { index in
      guard index > 0 else { return from }
      guard index < count - 1 else { return to }
      let share = Double(index) / Double(count - 1)
      return isLogarithmic ? Self.short(from * Double.pow(to / from, share)) : from + share * (to - from)
    }
  }

  /// Undoes the rounding error of powers: returns 1e-7 for 9.999999999999998e-8, the nearby number with few digits.
  private static func short(_ value: Double) -> Double {
    let short = value.rounded(toDigits: 6)
    return (short / value - 1).magnitude < 1e-14 ? short : value
  }
}

/// An interval as written: `FROM:TO`, lower end first.
struct IntervalArgument: WrittenArgument {
  /// The interval.
  let range: ClosedRange<Double>

  init(written text: String) throws {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { Double(finite: $0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1] else {
      throw ValidationError("an interval is FROM:TO, such as 0:1")
    }
    guard low < high else { throw ValidationError("FROM must be below TO") }
    range = low...high
  }
}

/// A row of features as written: numbers joined by commas.
struct FeatureRow: WrittenArgument {
  /// The numbers.
  let values: [Double]

  init(written text: String) throws {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double(finite: $0) }
    guard numbers.allSatisfy({ $0 != nil }) else {
      throw ValidationError("these are numbers joined by commas, such as 1,2.5")
    }
    values = numbers.compactMap(\.self)
  }
}
