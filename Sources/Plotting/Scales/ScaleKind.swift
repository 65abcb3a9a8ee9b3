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
