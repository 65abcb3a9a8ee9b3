/// What a picture file says about itself, beside the picture.
package struct ImageDescription: Hashable, Sendable {
  /// A named piece of text.
  package struct Entry: Hashable, Sendable {
    /// The name, at most 79 Latin-1 characters (the PNG limit), such as `Software`.
    package var key: String
    /// Any text.
    package var value: String
    /// Whether it is a document of its own: packed where it is long, and in a PDF attached to the page.
    package var isAttachment: Bool

    /// A named piece of text.
    package init(_ key: String, _ value: String, isAttachment: Bool = false) {
      self.key = key
      self.value = value
      self.isAttachment = isAttachment
    }
  }

  /// The figure's title.
  package var title: String
  /// What the figure shows, in words: the alternative text for readers who cannot see it.
  package var alternativeText: String
  /// Further entries, in the order they are written.
  package var entries: [Entry]

  /// A description.
  package init(title: String = "", alternativeText: String = "", entries: [Entry] = []) {
    self.title = title
    self.alternativeText = alternativeText
    self.entries = entries
  }
}
