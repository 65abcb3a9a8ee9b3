/// Objects added to the end of a PDF file.
struct PDFUpdate {
  private var bytes: [UInt8]
  private var free: Int
  private var offsets: [(object: Int, offset: Int)] = []

  /// An update of `file`, whose objects have numbers below `firstFree`.
  init(of file: [UInt8], firstFree: Int) {
    bytes = file
    free = firstFree
  }

  /// Adds an object, with a stream if it has one; its number.
  mutating func add(_ dictionary: String, stream: [UInt8]? = nil) -> Int {
    defer { free += 1 }
    write(free, dictionary, stream)
    return free
  }

  /// Writes an object that was there already.
  mutating func replace(_ object: Int, with dictionary: String) { write(object, dictionary, nil) }

  /// The file with the table of what was added.
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
