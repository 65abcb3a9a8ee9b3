import CairoDrawing
import Drawing
import Testing

@Suite struct PNGFileTests {
  private func file(
    size: Size = Size(64, 40), scale: Double = 2, description: ImageDescription = ImageDescription()
  ) throws -> [UInt8] {
    try ImageRenderer(size: size, scale: scale, format: .png, description: description).render { canvas, _ in
      canvas.draw(
        "Loss 0.5", at: Point(4, 20), style: TextStyle(size: 12, color: Color(0x262626)),
        anchor: TextAnchor(.start, .middle))
    }
  }

  @Test func `pixels are eight bits of red, green and blue`() throws {
    let header = try #require(PNGChunks(file()).all.first)
    #expect(header.type == "IHDR")
    #expect(PNGChunks.number(header.data[0..<4]) == 128)
    #expect(PNGChunks.number(header.data[4..<8]) == 80)
    #expect(Array(header.data[8...]) == [8, 2, 0, 0, 0])
  }

  @Test(arguments: [(1.0, 3780), (2.0, 7559), (1.5, 5669)])
  func `the resolution makes a point a CSS pixel`(scale: Double, pixelsPerMetre: UInt32) throws {
    let resolution = try #require(PNGChunks(file(scale: scale)).data(of: "pHYs").first)
    #expect(PNGChunks.number(resolution[0..<4]) == pixelsPerMetre)
    #expect(PNGChunks.number(resolution[4..<8]) == pixelsPerMetre)
    #expect(resolution[8] == 1)
  }

  @Test func `a size that is not whole is rounded to pixels`() throws {
    let picture = try Picture(file(size: Size(33.3, 10.1), scale: 1))
    #expect(picture.width == 33)
    #expect(picture.height == 10)
  }

  @Test func `Latin text is in tEXt chunks and other text in iTXt chunks`() throws {
    let chunks = try PNGChunks(
      file(
        description: ImageDescription(
          title: "Perte à l'entraînement", alternativeText: "损失 falls",
          entries: [.init("Software", "gdplot\n1.0"), .init("Odd", "a\0b"), .init("Empty", "")])))
    #expect(
      chunks.data(of: "tEXt") == [
        Array("Title\0Perte ".utf8) + [0xE0] + Array(" l'entra".utf8) + [0xEE] + Array("nement".utf8),
        Array("Software\0gdplot\n1.0".utf8), Array("Empty\0".utf8),
      ])
    #expect(
      chunks.data(of: "iTXt") == [
        Array("Description\0\0\0\0\0损失 falls".utf8), Array("Odd\0\0\0\0\0a\u{FFFD}b".utf8),
      ])
  }

  @Test func `no text is written when there is nothing to say`() throws {
    let chunks = try PNGChunks(file())
    #expect(chunks.data(of: "tEXt").isEmpty)
    #expect(chunks.data(of: "iTXt").isEmpty)
  }

  @Test(arguments: ["", " a", "a ", "a  b", "损", "a\nb", String(repeating: "k", count: 80)])
  func `a name that PNG cannot hold is refused`(key: String) {
    #expect(throws: ImageError.unusableKey(key)) {
      try file(description: ImageDescription(entries: [.init(key, "value")]))
    }
  }

  @Test func `pictures that compress badly are whole`() throws {
    // More than twice as many colours as any real figure; every pixel differs from its neighbours.
    let picture = try Picture(size: Size(120, 120)) { canvas, _ in
      var state: UInt32 = 1
      for y in 0..<120 {
        for x in 0..<120 {
          state = state &* 1_664_525 &+ 1_013_904_223
          canvas.fill(Path(Rect(x: Double(x), y: Double(y), width: 1, height: 1)), Color(state >> 8))
        }
      }
    }
    #expect(picture[119, 119] != [255, 255, 255])
  }
}
