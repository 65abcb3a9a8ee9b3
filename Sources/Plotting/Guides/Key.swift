/// The legend of series: their names with their colours and line styles.
package struct Key: Hashable, Sendable {
  /// The placement of the series' names.
  package var placement: KeyPlacement
  /// Entries that belong to no mark, such as the meaning of faint and dashed lines, in a row below the subtitle.
  package var entries: [KeyEntry]

  /// Creates a key.
  package init(_ placement: KeyPlacement = .automatic, entries: [KeyEntry] = []) {
    self.placement = placement
    self.entries = entries
  }
}
