package import Drawing

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
