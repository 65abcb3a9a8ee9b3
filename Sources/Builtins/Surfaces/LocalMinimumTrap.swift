import GradientKit

/// 0.2(x − 1)² − 4 e^(−((x − 3.3)/0.08)²), a wide valley, and a deeper narrow one that a coarse search misses.
///
/// It traps a search that narrows its range around the best point so far.
struct LocalMinimumTrap: Surface {
  /// The name on the command line, `trap`.
  static let name = "trap"
  /// A short description for lists.
  static let summary = "0.2(x − 1)² − 4 e^(−((x − 3.3)/0.08)²): a deep narrow valley beside a wide one"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has one coordinate.
  var dimension: Int { 1 }
  /// The formula as text.
  var formula: String { "0.2(x − 1)² − 4 e^(−((x − 3.3)/0.08)²)" }
  /// The minimum of the narrow valley; that of the wide one, near 1, is 2.9 higher.
  var minima: [[Double]] { [[3.2992641732161365]] }
  /// The default window of a drawing.
  var window: [ClosedRange<Double>] { [0...4] }
  /// The default start, 0.
  var start: [Double] { [0] }

  /// Returns 0.2(x − 1)² − 4 e^(−((x − 3.3)/0.08)²).
  func value<S: Scalar>(_ point: Point<S>) -> S {
    let (wide, narrow) = (point[0] - 1, (point[0] - 3.3) / 0.08)
    return 0.2 * wide * wide - 4 * exp(-narrow * narrow)
  }
}
