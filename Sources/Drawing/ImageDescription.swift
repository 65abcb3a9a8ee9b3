/// The metadata of a picture file.
package struct ImageDescription: Hashable, Sendable {
  /// A named piece of text.
  package struct Entry: Hashable, Sendable {
    /// The name, at most 79 Latin-1 characters (the PNG limit), such as `Software`.
    package var key: String
    /// The text.
    package var value: String
    /// Whether the entry is a document of its own: compressed where it is long, and attached to the page in a PDF.
    package var isAttachment: Bool

    /// Creates an entry.
    package init(_ key: String, _ value: String, isAttachment: Bool = false) {
      self.key = key
      self.value = value
      self.isAttachment = isAttachment
    }
  }

  /// The figure's title.
  package var title: String
  /// Alternative text: what the figure shows, for readers who cannot see it.
  package var alternativeText: String
  /// Further entries, in the order they are written.
  package var entries: [Entry]

  /// Creates a description from its parts.
  package init(title: String = "", alternativeText: String = "", entries: [Entry] = []) {
    self.title = title
    self.alternativeText = alternativeText
    self.entries = entries
  }
}
