import Drawing

extension ImageDescription {
  /// All entries, including title and description under the names of the PNG specification.
  var allEntries: [Entry] {
    var first: [Entry] = []
    if !title.isEmpty { first.append(Entry("Title", title)) }
    if !alternativeText.isEmpty { first.append(Entry("Description", alternativeText)) }
    return first + entries
  }
}
