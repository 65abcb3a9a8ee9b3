import ArgumentParser

/// Where descents on a surface begin, as written: coordinates joined by commas, or a range of the first one.
enum StartRange: ExpressibleByArgument, Sendable {
  /// One point.
  case point([Double])
  /// Several first coordinates.
  case range([Double])

  /// Reads what was written; `nil` when it is neither.
  init?(argument: String) {
    if let row = FeatureRow(argument: argument) {
      self = .point(row.values)
    } else if let range = NumberRange(argument: argument) {
      self = .range(range.values)
    } else {
      return nil
    }
  }
}
