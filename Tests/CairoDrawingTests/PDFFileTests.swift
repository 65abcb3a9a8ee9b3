import CairoDrawing
import Drawing
import Testing

@Suite struct PDFFileTests {
  private func file(_ description: ImageDescription = ImageDescription()) throws -> String {
    let bytes = try ImageRenderer(size: Size(640, 400), format: .pdf, description: description).render { canvas, _ in
      canvas.draw(
        "Loss", at: Point(50, 50), style: TextStyle(size: 12, color: Color(0)), anchor: TextAnchor(.start, .top))
    }
    // One scalar per byte, so that nothing is lost.
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  @Test func `the page is as large as the figure, in points`() throws {
    let text = try file()
    #expect(text.hasPrefix("%PDF-1."))
    #expect(text.contains("/MediaBox [ 0 0 480 300 ]"))
  }

  @Test func `there is no date`() throws {
    let text = try file()
    #expect(!text.contains("CreationDate"))
    #expect(!text.contains("ModDate"))
  }

  @Test func `title, alternative text and entries are in the document's information`() throws {
    let text = try file(
      ImageDescription(
        title: "Loss", alternativeText: "It falls.",
        entries: [.init("Software", "gdplot 1"), .init("Data", "x,y\r\n1,2")]))
    #expect(text.contains("/Title (Loss)"))
    #expect(text.contains("/Subject (It falls.)"))
    #expect(text.contains("/Creator (gdplot 1)"))
    // Cairo writes a text with line feeds as UTF-16.
    let keywords = "Software: gdplot 1\nData: x,y\r\n 1,2".utf8.map { byte in
      "00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    #expect(text.contains("/Keywords <FEFF\(keywords.joined())>"))
  }

  @Test func `text beyond ASCII is in the document's information as UTF-16`() throws {
    #expect(try file(ImageDescription(title: "损失")).contains("/Title <FEFF635F5931>"))
  }

  @Test func `characters that Cairo refuses are replaced`() throws {
    let text = try file(ImageDescription(title: "a\u{0}b", entries: [.init("k", "\u{FFFF}")]))
    #expect(text.contains("/Title <FEFF0061FFFD0062>"))
    #expect(text.contains("/Keywords <FEFF006B003A0020FFFD>"))
  }
}
