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

/// An incremental update: objects appended to a PDF file.
struct PDFUpdate {
  private var bytes: [UInt8]
  private var free: Int
  private var offsets: [(object: Int, offset: Int)] = []

  /// Creates an update of `file`, whose object numbers are below `firstFree`.
  init(of file: [UInt8], firstFree: Int) {
    bytes = file
    free = firstFree
  }

  /// Adds an object, optionally with a stream, and returns its number.
  mutating func add(_ dictionary: String, stream: [UInt8]? = nil) -> Int {
    defer { free += 1 }
    write(free, dictionary, stream)
    return free
  }

  /// Rewrites an existing object.
  mutating func replace(_ object: Int, with dictionary: String) { write(object, dictionary, nil) }

  /// Returns the file with the cross-reference table of the added objects.
  func finished(_ tail: PDFTail) -> [UInt8] {
    var text = "xref\n"
    for (object, offset) in offsets.sorted(by: { $0.object < $1.object }) {
      let digits = String(offset)
      text += "\(object) 1\n" + String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
    }
    text += "trailer\n<< /Size \(free) /Root \(tail.root) 0 R"
    if let info = tail.info { text += " /Info \(info) 0 R" }
    text += " /Prev \(tail.table) >>\nstartxref\n\(bytes.count)\n%%EOF\n"
    return bytes + text.utf8
  }

  private mutating func write(_ object: Int, _ dictionary: String, _ stream: [UInt8]?) {
    offsets.append((object, bytes.count))
    bytes += "\(object) 0 obj\n\(dictionary)\n".utf8
    if let stream { bytes += Array("stream\n".utf8) + stream + Array("\nendstream\n".utf8) }
    bytes += "endobj\n".utf8
  }
}

/// The end of a PDF file, which gives the positions of its objects.
struct PDFTail {
  /// The highest object number plus one.
  let size: Int
  /// The object number of the catalog.
  let root: Int
  /// The object number of the document information; `nil` without one.
  let info: Int?
  /// The offset of the cross-reference table.
  let table: Int

  /// Reads the end of a file with a plain-text cross-reference table; `nil` without one.
  init?(of file: [UInt8]) {
    let end = String(decoding: file.suffix(1_024), as: UTF8.self)
    guard let trailer = end.ranges(of: "trailer").last.map({ end[$0.upperBound...] }),
      let size = Self.number(after: "/Size", in: trailer), let root = Self.number(after: "/Root", in: trailer),
      let table = Self.number(after: "startxref", in: trailer)
    else { return nil }
    self.size = size
    self.root = root
    self.table = table
    info = Self.number(after: "/Info", in: trailer)
  }

  /// Returns the contents of the catalog dictionary.
  func catalog(in file: [UInt8]) -> String? {
    // The catalog is small and the last object before the table.
    let end = String(decoding: file.suffix(1 << 16), as: UTF8.self)
    guard let start = end.ranges(of: "\n\(root) 0 obj").last, let open = end[start.upperBound...].firstRange(of: "<<"),
      let close = end[open.upperBound...].firstRange(of: ">>\nendobj")
    else { return nil }
    return end[open.upperBound..<close.lowerBound].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func number(after key: String, in text: Substring) -> Int? {
    guard let place = text.firstRange(of: key) else { return nil }
    return Int(text[place.upperBound...].drop(while: \.isWhitespace).prefix(while: \.isNumber))
  }
}
