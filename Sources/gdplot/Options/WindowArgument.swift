import ArgumentParser

/// The part of a surface to draw as written: the ends of a range a coordinate, joined by commas.
struct WindowArgument: ExpressibleByArgument, Sendable {
  /// A range a coordinate.
  let ranges: [ClosedRange<Double>]

  /// Reads the ends; `nil` when they are not ranges.
  init?(argument: String) {
    let ends = argument.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }
    let count = argument.count { $0 == "," } + 1
    guard ends.count == count, count.isMultiple(of: 2), ends.allSatisfy({ $0.magnitude < 1e150 }) else { return nil }
    let pairs = stride(from: 0, to: count, by: 2).map { (ends[$0], ends[$0 + 1]) }
    guard pairs.allSatisfy({ $0 < $1 }) else { return nil }
    ranges = pairs.map { $0...$1 }
  }
}
