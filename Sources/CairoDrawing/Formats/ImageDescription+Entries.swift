import Drawing

extension ImageDescription {
  /// Everything there is to say, by the names that the PNG specification gives to title and description.
  var allEntries: [Entry] {
    var first: [Entry] = []
    if !title.isEmpty { first.append(Entry("Title", title)) }
    if !alternativeText.isEmpty { first.append(Entry("Description", alternativeText)) }
    return first + entries
  }
}
