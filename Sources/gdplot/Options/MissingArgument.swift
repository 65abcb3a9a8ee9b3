import ArgumentParser

/// What is done with cells of a file that hold no number.
enum MissingArgument: String, ExpressibleByArgument, CaseIterable {
  /// An error.
  case refuse
  /// The row is left out.
  case drop
  /// The column's mean stands in.
  case mean
}
