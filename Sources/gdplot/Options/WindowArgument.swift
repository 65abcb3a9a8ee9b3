import ArgumentParser

/// The part to draw as written: `FROM:TO` along one direction, `FROM:TO,FROM:TO` along two; commas alone will do.
struct WindowArgument: ExpressibleByArgument, Sendable {
  /// A range a direction.
  let ranges: [ClosedRange<Double>]

  /// Reads the ends; `nil` when they are not ranges.
  init?(argument: String) {
    let parts = argument.split(omittingEmptySubsequences: false) { $0 == "," || $0 == ":" }
    let ends = parts.compactMap { Double($0) }
    guard ends.count == parts.count, ends.count.isMultiple(of: 2), ends.allSatisfy({ $0.magnitude < 1e150 }) else {
      return nil
    }
    let pairs = stride(from: 0, to: ends.count, by: 2).map { (ends[$0], ends[$0 + 1]) }
    guard pairs.allSatisfy({ $0 < $1 }) else { return nil }
    ranges = pairs.map { $0...$1 }
  }
}
