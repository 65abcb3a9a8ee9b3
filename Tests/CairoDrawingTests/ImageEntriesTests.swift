import CairoDrawing
import Drawing
import Testing

struct ImageEntriesTests {
  private static let long = (0..<2_000).map {
    "{\"step\":\($0),\"loss\":\(1 / Double($0 + 1)),\"text\":\"损失 <λ> & \\\"\"}"
  }.joined()

  private static let description = ImageDescription(
    title: "a <title> & more", alternativeText: "what it shows",
    entries: [
      .init("Software", "gdplot"), .init("Command", "gdplot curve --title '损失 <λ> & \"x\"'\tand\r\nmore"),
      .init("Recipe", "{\"short\":\"损失\"}", isAttachment: true), .init("Data", long, isAttachment: true),
    ])

  private static func file(_ format: ImageFormat) throws -> [UInt8] {
    try ImageRenderer(size: Size(60, 40), scale: 1, format: format, description: description).render { canvas, _ in
      canvas.fill(Path(Rect(x: 5, y: 5, width: 20, height: 20)), Color(0x0072B2))
    }
  }

  @Test(arguments: ImageFormat.allCases)
  func `attachments come back from every format as they were put in`(format: ImageFormat) throws {
    let entries = try ImageEntries(of: Self.file(format))
    #expect(entries.format == format)
    #expect(entries["Recipe"] == "{\"short\":\"损失\"}")
    #expect(entries["Data"] == Self.long)
  }

  @Test(arguments: [ImageFormat.png, .svg])
  func `other entries come back too`(format: ImageFormat) throws {
    let entries = try ImageEntries(of: Self.file(format))
    #expect(entries["Command"] == Self.description.entries[1].value)
    #expect(entries["Software"] == "gdplot")
    #expect(entries["Nothing"] == nil)
  }

  @Test
  func `a text chunk of a PNG file unpacks to no more than Pillow takes, and a longer attachment comes back whole`()
    throws
  {
    let text = String(repeating: "0.12345,损失,", count: 200_000)
    let description = ImageDescription(
      title: "", alternativeText: "", entries: [.init("Data", text, isAttachment: true)])
    let file = try ImageRenderer(size: Size(60, 40), scale: 1, format: .png, description: description)
      .render { _, _ in }
    #expect(try ImageEntries(of: file)["Data"] == text)
    let parts = try PNGChunks(file).all.filter { $0.type == "iTXt" }
    #expect(parts.count == 4)
    for part in parts {
      let unpacked = try #require(Deflate.unpacked(part.data.dropFirst("Data".utf8.count + 5), atMost: 1 << 20))
      #expect(String(validating: unpacked, as: UTF8.self) != nil)
    }
  }

  @Test(arguments: ImageFormat.allCases)
  func `long attachments are packed`(format: ImageFormat) throws {
    let bare = try ImageRenderer(size: Size(60, 40), scale: 1, format: format).render { _, _ in }
    #expect(try Self.file(format).count - bare.count < Self.long.utf8.count / 2)
  }

  @Test(arguments: ImageFormat.allCases)
  func `a file cut off anywhere is damaged, or says less, but nothing worse`(format: ImageFormat) throws {
    let file = try Self.file(format)
    for length in stride(from: 0, to: file.count, by: max(1, file.count / 500)) {
      let entries = try? ImageEntries(of: Array(file.prefix(length)))
      #expect(entries?["Data"] == nil || entries?["Data"] == Self.long)
    }
  }

  @Test(arguments: ImageFormat.allCases)
  func `a file with any byte changed is read or refused`(format: ImageFormat) throws {
    let file = try Self.file(format)
    for position in stride(from: 0, to: file.count, by: max(1, file.count / 1_000)) {
      for change in [UInt8(0xFF), 0x80, 0x01] {
        var damaged = file
        damaged[position] ^= change
        _ = try? ImageEntries(of: damaged)
      }
    }
  }

  @Test func `a PNG whose chunk claims to be longer than the file is damaged`() throws {
    var file = try Self.file(.png)
    file.replaceSubrange(33..<37, with: [0x7F, 0xFF, 0xFF, 0xFF])
    #expect(throws: ImageReadError.damaged("the chunk at byte 33 is longer than the file")) {
      try ImageEntries(of: file)
    }
  }

  @Test func `text whose checksum is wrong is not trusted`() throws {
    var file = try Self.file(.png)
    let title = try #require(file.firstRange(of: Array("a <title>".utf8)))
    file[title.lowerBound] = UInt8(ascii: "b")
    #expect(throws: ImageReadError.self) { try ImageEntries(of: file) }
  }

  @Test(arguments: ["", "hello", "GIF89a", "\u{89}PNG"])
  func `other files are of no known format`(text: String) {
    #expect(throws: ImageReadError.unknownFormat) { try ImageEntries(of: Array(text.utf8)) }
  }

  @Test func `a picture of another program says nothing`() throws {
    let svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>other</metadata></svg>"
    #expect(try ImageEntries(of: Array(svg.utf8)).entries.isEmpty)
  }
}
