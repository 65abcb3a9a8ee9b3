import CairoDrawing
import Drawing
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SVGFileTests {
  /// Element names with their attributes, and the text directly inside each.
  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String], text: String)] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append((name, attributes, ""))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if let last = open.last { elements[last].text += text }
    }
  }

  private func elements(of file: [UInt8]) throws -> [(name: String, attributes: [String: String], text: String)] {
    let reader = Reader()
    let parser = XMLParser(data: Data(file))
    parser.delegate = reader
    try #require(parser.parse())
    return reader.elements
  }

  private func file(_ description: ImageDescription = ImageDescription()) throws -> [UInt8] {
    try ImageRenderer(size: Size(640, 400), format: .svg, description: description).render { canvas, _ in
      canvas.stroke(Path(polyline: [Point(0, 0), Point(10, 10)]), Stroke(Color(0), width: 1))
      canvas.draw(
        "损失 <&>", at: Point(50, 50), style: TextStyle(size: 12, color: Color(0)), anchor: TextAnchor(.start, .top))
    }
  }

  @Test func `the size is in CSS pixels`() throws {
    let root = try #require(elements(of: file()).first)
    #expect(root.name == "svg")
    #expect(root.attributes["width"] == "640")
    #expect(root.attributes["height"] == "400")
    #expect(root.attributes["viewBox"] == "0 0 640 400")
  }

  @Test func `title, description and entries come first, whatever they hold`() throws {
    let value = "a <b> & \"c\" \u{1F600}\tx\r\ny ]]>"
    let found = try elements(
      of: file(
        ImageDescription(
          title: "A <title> & more", alternativeText: "bad \u{0}\u{1}\u{FFFE}ends",
          entries: [.init("Command", value), .init("A \"key\"", "1")])))
    #expect(found.dropFirst().prefix(6).map(\.name) == ["title", "desc", "metadata", "entries", "entry", "entry"])
    #expect(found[1].text == "A <title> & more")
    #expect(found[2].text == "bad ends")
    #expect(found[5].attributes["key"] == "Command")
    #expect(found[5].text == value)
    #expect(found[6].attributes["key"] == "A \"key\"")
  }

  @Test func `nothing is said when there is nothing to say`() throws {
    let names = try elements(of: file()).map(\.name)
    #expect(!names.contains("title") && !names.contains("desc") && !names.contains("metadata"))
  }

  @Test func `the same pictures in a drawing give the same bytes again`() throws {
    let raster = try #require(Raster(width: 2, height: 1, pixels: [0, 0xFFFFFF]))
    let files = try (0..<2).map { _ in
      try ImageRenderer(size: Size(100, 100), format: .svg).render { canvas, _ in
        for left in [0.0, 50] { canvas.draw(raster, in: Rect(x: left, y: 0, width: 20, height: 10)) }
      }
    }
    #expect(files[0] == files[1])
    #expect(try elements(of: files[0]).count { $0.name == "image" } == 2)
  }

  @Test func `long lines stay one path`() throws {
    let file = try ImageRenderer(size: Size(640, 400), format: .svg).render { canvas, _ in
      let points = (0..<5_000).map { Point(Double($0) / 10, Double($0 % 7) * 50) }
      canvas.stroke(Path(polyline: points), Stroke(Color(0x123456), width: 1))
    }
    // The other one is the background.
    #expect(try elements(of: file).count { $0.name == "path" } + elements(of: file).count { $0.name == "rect" } == 2)
  }
}
