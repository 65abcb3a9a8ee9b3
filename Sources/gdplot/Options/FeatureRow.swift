import ArgumentParser

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
