public import Drawing

/// A place on an axis that is marked.
public struct Tick: Hashable, Sendable {
  /// The place, in data units.
  public var value: Double
  /// What is written there; nil for an unlabelled place between labelled ones.
  public var label: RichText?

  /// A tick.
  public init(_ value: Double, label: RichText?) {
    self.value = value
    self.label = label
  }
}
