import Drawing

/// The bytes of a PDF file: Cairo's output with documents attached (ISO 32000-1, 7.11.4).
///
/// Cairo 1.16 cannot attach files, so the attachments are an incremental update (7.5.6): new objects, the rewritten
/// catalog, and a table of their offsets.
struct PDFFile {
  let bytes: [UInt8]

  /// Creates the file from Cairo's output, `page`, and the attachments.
  init(page: [UInt8], attachments: [ImageDescription.Entry]) throws(ImageError) {
    guard !attachments.isEmpty else {
      bytes = page
      return
    }
    guard let tail = PDFTail(of: page), let catalog = tail.catalog(in: page) else {
      throw .encoding("Cairo wrote no PDF that documents can be attached to")
    }
    var update = PDFUpdate(of: page, firstFree: tail.size)
    var names: [(name: String, object: Int)] = []
    for entry in attachments {
      let text = Array(entry.value.utf8)
      let packed = try Deflate.packed(text)
      let stream = update.add(
        "<< /Type /EmbeddedFile /Subtype /application#2Fjson /Filter /FlateDecode /Length \(packed.count) "
          + "/Params << /Size \(text.count) >> >>", stream: packed)
      let name = Self.name(of: entry.key)
      let specification = update.add(
        "<< /Type /Filespec /F (\(name)) /UF (\(name)) /AFRelationship /Data /EF << /F \(stream) 0 R >> >>")
      names.append((name, specification))
    }
    // A name tree is sorted.
    let list = names.sorted { $0.name < $1.name }.map { "(\($0.name)) \($0.object) 0 R" }.joined(separator: " ")
    let references = names.map { "\($0.object) 0 R" }.joined(separator: " ")
    update.replace(
      tail.root, with: "<< \(catalog) /Names << /EmbeddedFiles << /Names [\(list)] >> >> /AF [\(references)] >>")
    bytes = update.finished(tail)
  }

  /// Returns the file name of an attachment.
  static func name(of key: String) -> String { key.lowercased() + ".json" }
}
