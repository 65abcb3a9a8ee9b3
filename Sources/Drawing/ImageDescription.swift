/// What a picture file says about itself, beside the picture.
public struct ImageDescription: Hashable, Sendable {
  /// A named piece of text.
  public struct Entry: Hashable, Sendable {
    /// The name, at most 79 Latin-1 characters (the PNG limit), such as `Software`.
    public var key: String
    /// Any text.
    public var value: String

    /// A named piece of text.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The figure's title.
  public var title: String
  /// What the figure shows, in words: the alternative text for who cannot see it.
  public var alternativeText: String
  /// Further entries, in the order they are written.
  public var entries: [Entry]

  /// A description.
  public init(title: String = "", alternativeText: String = "", entries: [Entry] = []) {
    self.title = title
    self.alternativeText = alternativeText
    self.entries = entries
  }
}
