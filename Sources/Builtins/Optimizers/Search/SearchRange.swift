import GradientKit

/// The range that a grid search covers in every coordinate.
enum SearchRange {
  /// Reads `from` and `to`.
  static func read(_ settings: inout Settings) throws -> ClosedRange<Double> {
    let lower = try settings.number("from", default: 0, "where the grid begins in every coordinate")
    let upper = try settings.number("to", default: 4, "where it ends")
    guard lower < upper, (upper - lower).isFinite else {
      throw SettingError.badValue(
        component: settings.component, key: "to", value: String(upper), expected: "above 'from', \(lower)")
    }
    return lower...upper
  }
}
