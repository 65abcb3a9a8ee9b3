import CairoDrawing
import Drawing
import Testing

@Suite struct TextTests {
  private let style = TextStyle(size: 24, color: Color(0x000000))
  private let measurer: CairoTextMeasurer

  init() throws { measurer = try CairoTextMeasurer() }

  private func picture(
    _ text: RichText, at point: Point = Point(100, 100), style: TextStyle? = nil,
    anchor: TextAnchor = TextAnchor(.start, .baseline), degrees: Double = 0, scale: Double = 1
  ) throws -> Picture {
    try Picture(size: Size(400, 200), scale: scale) { canvas, _ in
      canvas.draw(text, at: point, style: style ?? self.style, anchor: anchor, degrees: degrees)
    }
  }

  private func ink(
    _ text: RichText, at point: Point = Point(100, 100), style: TextStyle? = nil,
    anchor: TextAnchor = TextAnchor(.start, .baseline), degrees: Double = 0
  ) throws -> Rect {
    try #require(try picture(text, at: point, style: style, anchor: anchor, degrees: degrees).ink)
  }

  @Test func `the family in use has a name`() {
    #expect(!measurer.fontFamily.isEmpty)
  }

  @Test(arguments: ["Hamburg 0123", "损失函数", "αβγδ ∑", "Ågjpqy|", "W"], [TextStyle.Weight.regular, .semibold, .bold])
  func `ink lies inside the measured box`(string: String, weight: TextStyle.Weight) throws {
    let style = TextStyle(size: 24, weight: weight, color: Color(0))
    let extent = measurer.extent(of: RichText(string), style: style)
    let box = Rect(x: 100, y: 100 - extent.ascent, width: extent.width, height: extent.height)
    let ink = try ink(RichText(string), style: style)
    #expect(box.inset(left: -1, top: -1, right: -1, bottom: -1).contains(ink))
    #expect(ink.width > extent.width * 0.75)
  }

  @Test(arguments: [
    "Loss", "损失函数", "Ωαβγδεζηθικλμνξπρστυφχψω", "10⁻³ × ± ≤ ∞ → −", "日本語 한국어", "∂∇ℓ‖θ‖²",
  ])
  func `every character has a glyph`(string: String) {
    #expect(measurer.line(RichText(string), style: style).unknownGlyphCount == 0)
  }

  @Test func `different characters look different`() throws {
    // Boxes for missing glyphs would be alike.
    #expect(try picture("损").difference(from: picture("失")).largest > 100)
    #expect(try picture("α").difference(from: picture("β")).largest > 100)
  }

  @Test func `Chinese text has Chinese forms of characters, Japanese text Japanese ones`() throws {
    func first(of text: RichText) throws -> Picture {
      try Picture { canvas, _ in
        canvas.clipped(to: Rect(x: 10, y: 0, width: 24, height: 100)) {
          canvas.draw(text, at: Point(10, 50), style: style, anchor: TextAnchor(.start, .baseline))
        }
      }
    }
    #expect(try first(of: "直").difference(from: first(of: "直 x")).largest == 0)
    #expect(try first(of: "直").difference(from: first(of: "直の")).largest > 100)
  }

  @Test func `a superscript is smaller and higher`() throws {
    let plain = try ink("3")
    let raised = try ink(RichText(runs: [.init("3", isSuperscript: true)]))
    #expect(raised.height < plain.height * 0.8)
    #expect(abs(raised.maxY - (100 - 0.35 * 24)) <= 1.5)
    #expect(raised.minY < plain.minY)
    let together = RichText(runs: [.init("10"), .init("−3", isSuperscript: true)])
    let flat = measurer.extent(of: "10", style: style)
    #expect(measurer.extent(of: together, style: style).width > flat.width)
    #expect(measurer.extent(of: together, style: style).width < measurer.extent(of: "10−3", style: style).width)
    #expect(measurer.extent(of: together, style: style).ascent == flat.ascent)
  }

  @Test func `digits are of one width`() {
    let widths = Set("0123456789".map { measurer.extent(of: RichText(String($0)), style: style).width })
    #expect(widths.count == 1)
  }

  @Test(arguments: ["0x1F", "->", "12:30", "(c)"])
  func `a text is not shown as another one`(string: String) {
    let together = measurer.extent(of: RichText(string), style: style).width
    let parts = string.map { measurer.extent(of: RichText(String($0)), style: style).width }
    // Kerning moves letters by less than a tenth of an em.
    #expect(abs(together - parts.reduce(0, +)) < 2.4)
  }

  @Test func `a text is as wide at any size and scale`() throws {
    let small = measurer.extent(of: "Training loss 0.125", style: TextStyle(size: 12, color: Color(0)))
    let large = measurer.extent(of: "Training loss 0.125", style: TextStyle(size: 120, color: Color(0)))
    #expect(abs(large.width / 10 - small.width) < 0.05)
    #expect(abs(large.ascent / 10 - small.ascent) < 0.01)
    let once = try ink("Training loss")
    let thrice = try #require(picture("Training loss", scale: 3).ink)
    #expect(abs(thrice.width / 3 - once.width) <= 1)
  }

  @Test func `horizontal anchors`() throws {
    let width = measurer.extent(of: "HHHH", style: style).width
    let start = try ink("HHHH")
    #expect(try abs(ink("HHHH", anchor: TextAnchor(.middle, .baseline)).minX - (start.minX - width / 2)) <= 1)
    #expect(try abs(ink("HHHH", anchor: TextAnchor(.end, .baseline)).minX - (start.minX - width)) <= 1)
  }

  @Test func `vertical anchors`() throws {
    let extent = measurer.extent(of: "H", style: style)
    #expect(try ink("H").maxY == 100)
    let middle = try ink("H", anchor: TextAnchor(.start, .middle))
    #expect(abs(middle.midY - 100) <= 0.5)
    #expect(try abs(ink("H", anchor: TextAnchor(.start, .top)).maxY - (100 + extent.ascent)) <= 1)
    #expect(try abs(ink("H", anchor: TextAnchor(.start, .bottom)).maxY - (100 - extent.descent)) <= 1)
  }

  @Test func `text turns counter-clockwise about its point`() throws {
    let width = measurer.extent(of: "HHHH", style: style).width
    let ink = try ink("HHHH", degrees: 90)
    #expect(abs(ink.maxX - 100) <= 1)
    #expect(ink.maxY <= 101)
    #expect(abs(ink.minY - (100 - width)) <= 4)
  }

  @Test func `translucent text is lighter`() throws {
    let solid = try picture("HHHH")
    let faint = try picture("HHHH", style: TextStyle(size: 24, color: Color(0, opacity: 0.3)))
    #expect(faint.difference(from: solid).largest > 150)
    #expect(faint.ink != nil)
  }

  @Test(arguments: [
    "a\0b", "line\nbreak", "tab\tand\rreturn", "\u{1}\u{7F}\u{85}\u{2028}", "<b>&amp;</b>", "%s %n", "🙂👩‍👩‍👧‍👦 ❤️",
    "\u{FFFE}\u{FFFF}\u{10FFFF}", "\u{202E}backwards", "שלום עולם", "مرحبا", "e\u{301}\u{301}\u{301}\u{301}",
    "\u{200D}\u{200D}", String(repeating: "long ", count: 20_000), String(repeating: "\u{301}", count: 50_000),
  ])
  func `any string is one line that can be drawn`(string: String) throws {
    let single = measurer.extent(of: "x", style: style)
    let extent = measurer.extent(of: RichText(string), style: style)
    #expect(extent.width.isFinite && extent.width >= 0)
    #expect(extent.height.isFinite && extent.ascent >= single.ascent)
    for format in ImageFormat.allCases {
      let file = try ImageRenderer(size: Size(100, 50), format: format).render { canvas, _ in
        canvas.draw(RichText(string), at: Point(10, 25), style: style, anchor: TextAnchor(.start, .middle))
      }
      #expect(!file.isEmpty)
    }
  }

  @Test func `what follows a NUL is drawn too`() {
    let whole = measurer.extent(of: "a\0bcdef", style: style).width
    #expect(whole > measurer.extent(of: "abcdef", style: style).width)
  }

  @Test func `a line break is a space`() {
    #expect(measurer.extent(of: "a\nb", style: style) == measurer.extent(of: "a b", style: style))
  }

  @Test func `very long text ends with an ellipsis`() {
    let string = String(repeating: "x", count: 30_000)
    let line = measurer.line(RichText(string), style: style)
    let ellipsis = measurer.extent(of: "…", style: style).width
    let one = measurer.extent(of: RichText(String(repeating: "x", count: 100)), style: style).width / 100
    #expect(abs(line.extent.width - 10_000 * one - ellipsis) < 100)
  }

  @Test(arguments: [0, -3, Double.nan, .infinity])
  func `text without a size takes no room`(size: Double) throws {
    let style = TextStyle(size: size, color: Color(0))
    #expect(measurer.extent(of: "x", style: style) == TextExtent(width: 0, ascent: 0, descent: 0))
    #expect(try picture("x", style: style).ink == nil)
  }

  @Test(arguments: [1e-300, 0.01, 1e5, 1e300])
  func `text of an odd size is drawn`(size: Double) throws {
    let style = TextStyle(size: size, color: Color(0))
    #expect(measurer.extent(of: "xyz", style: style).width.isFinite)
    _ = try picture("xyz", style: style)
  }

  @Test func `empty text has the height of a line`() {
    let extent = measurer.extent(of: "", style: style)
    #expect(extent.width == 0)
    #expect(extent.height == measurer.extent(of: "x", style: style).height)
  }

  @Test func `measuring more texts than are kept gives the same extents`() {
    let before = measurer.extent(of: "first", style: style)
    for index in 0..<2_500 { _ = measurer.extent(of: "\(index)", style: style) }
    #expect(measurer.extent(of: "first", style: style) == before)
  }
}
