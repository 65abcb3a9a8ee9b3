/// The explanation of colours and kinds of lines.
package struct Key: Hashable, Sendable {
  /// Where the names of the series stand.
  package var placement: KeyPlacement
  /// Entries that no mark brings, such as what faint and dashed lines mean; they stand in a row below the subtitle.
  package var entries: [KeyEntry]

  /// A key.
  package init(_ placement: KeyPlacement = .automatic, entries: [KeyEntry] = []) {
    self.placement = placement
    self.entries = entries
  }
}
