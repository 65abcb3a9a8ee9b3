/// What a picture file says about itself, beside the picture.
public struct ImageDescription: Hashable, Sendable {
  /// A named piece of text.
  public struct Entry: Hashable, Sendable {
    /// The name, at most 79 Latin-1 characters (the PNG limit), such as `Software`.
    public var key: String
    /// Any text.
    public var value: String
    /// Whether it is a document of its own: packed where it is long, and in a PDF attached to the page.
    public var isAttachment: Bool

    /// A named piece of text.
    public init(_ key: String, _ value: String, isAttachment: Bool = false) {
      self.key = key
      self.value = value
      self.isAttachment = isAttachment
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
