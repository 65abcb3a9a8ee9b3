package import Drawing

/// A place on an axis that is marked.
package struct Tick: Hashable, Sendable {
  /// The place, in data units.
  package var value: Double
  /// What is written there; nil for an unlabelled place between labelled ones.
  package var label: RichText?

  /// A tick.
  package init(_ value: Double, label: RichText?) {
    self.value = value
    self.label = label
  }
}
