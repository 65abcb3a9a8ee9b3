package import Drawing

/// A map from data values to positions along an axis.
package protocol Scale: Sendable {
  /// The data value at the start of the axis.
  var lower: Double { get }
  /// The data value at the end of the axis.
  var upper: Double { get }

  /// The least value that has a position, on the axis or beyond it.
  var least: Double { get }

  /// Returns the position of `value`: 0 at the start, 1 at the end, outside 0...1 beyond them; NaN when it has none.
  func fraction(of value: Double) -> Double
  /// Returns the value at a fraction of the axis.
  func value(at fraction: Double) -> Double
  /// Returns about `count` ticks inside the axis, ascending, at least two of them labelled.
  func ticks(about count: Int, format: TickFormat) -> [Tick]
}

/// The kind of an axis.
package enum ScaleKind: Hashable, Sendable {
  /// Equal distances are equal differences.
  case linear
  /// Equal distances are equal ratios, labelled by powers of ten.
  case log10
  /// Logarithmic when every finite value is positive and they span three decades or more, else linear.
  case automatic
  /// Dates, in seconds since 1970.
  case dates
  /// These names at 0, 1, 2 and so on.
  case categories([String])
}

extension ScaleKind {
  /// Returns the scale on which chosen values are about evenly spaced: logarithmic where they have about equal ratios.
  package static func spreading(_ values: [Double]) -> ScaleKind {
    let values = values.sorted()
    guard let first = values.first, let last = values.last, values.count > 2, first > 0, last / first >= 5 else {
      return .linear
    }
    // Whether the middle value is nearer to the geometric than to the arithmetic mean of the ends.
    let middle = values[(values.count - 1) / 2] * values[values.count / 2]
    return middle < (first * last).squareRoot() * (first / 2 + last / 2) ? .log10 : .linear
  }
}

/// A marked value on an axis.
package struct Tick: Hashable, Sendable {
  /// The value, in data units.
  package var value: Double
  /// The label; `nil` for a tick between labelled ones.
  package var label: RichText?

  /// Creates a tick.
  package init(_ value: Double, label: RichText?) {
    self.value = value
    self.label = label
  }
}
