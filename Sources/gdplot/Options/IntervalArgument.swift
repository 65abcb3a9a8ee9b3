import ArgumentParser

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
