import CairoDrawing
import Drawing
import Testing

@Suite struct ImageRendererTests {
  private struct Stop: Error {}

  private let style = TextStyle(size: 12, color: Color(0x262626))

  private func draw(on canvas: any Canvas, measurer: any TextMeasurer) {
    let wave = (0..<300).map { Point(Double($0), 60 + Double($0 % 11)) }
    canvas.clipped(to: Rect(x: 10, y: 10, width: 200, height: 90)) {
      canvas.stroke(Path(polyline: wave), Stroke(Color(0x0072B2, opacity: 0.25), width: 1.5))
      canvas.stroke(Path(polyline: wave), Stroke(Color(0xE69F00), width: 1.5, dash: [4, 2]))
    }
    canvas.draw(
      RichText(runs: [.init("损失 α 10"), .init("−3", isSuperscript: true)]), at: Point(100, 50), style: style,
      anchor: TextAnchor(.middle, .middle), degrees: 90)
  }

  @Test(arguments: ImageFormat.allCases)
  func `the same figure gives the same bytes, also after another`(format: ImageFormat) throws {
    let renderer = ImageRenderer(
      size: Size(300, 120), format: format, description: ImageDescription(title: "t", entries: [.init("a", "损")]))
    let first = try renderer.render(draw)
    _ = try ImageRenderer(size: Size(50, 50), format: .svg).render { canvas, _ in
      canvas.fill(Path(canvas.bounds), Color(0xFF0000, opacity: 0.5))
    }
    #expect(try renderer.render(draw) == first)
    #expect(try ImageRenderer(size: Size(300, 120), format: format).render(draw) != first)
  }

  @Test(arguments: [("png", ImageFormat.png), ("SVG", .svg), ("Pdf", .pdf)])
  func `a format is found by the extension of a file`(name: String, format: ImageFormat) {
    #expect(ImageFormat(fileExtension: name) == format)
  }

  @Test(arguments: ["", "jpg", ".png", "png "])
  func `other extensions have no format`(name: String) {
    #expect(ImageFormat(fileExtension: name) == nil)
  }

  @Test(arguments: ImageFormat.allCases)
  func `a size that is none is refused`(format: ImageFormat) {
    for size in [Size(0, 10), Size(10, -1), Size(.infinity, 10)] {
      #expect(throws: ImageError.unusableSize(size)) {
        try ImageRenderer(size: size, format: format).render { _, _ in }
      }
    }
    #expect(throws: ImageError.self) {
      try ImageRenderer(size: Size(10, .nan), format: format).render { _, _ in }
    }
  }

  @Test func `a scale that is none is refused`() {
    for scale in [0, -2, Double.infinity] {
      #expect(throws: ImageError.unusableScale(scale)) {
        try ImageRenderer(size: Size(10, 10), scale: scale, format: .png).render { _, _ in }
      }
    }
  }

  @Test func `a picture with too many pixels is refused, with the limit`() throws {
    let error = #expect(throws: ImageError.tooLarge(width: 40_000, height: 20, limit: 32_767)) {
      try ImageRenderer(size: Size(20_000, 10), scale: 2, format: .png).render { _, _ in }
    }
    #expect(try #require(error).description.contains("40000×20 pixels is too large; the limit is 32767"))
    #expect(throws: ImageError.tooManyPixels(width: 30_000, height: 30_000, limit: 200_000_000)) {
      try ImageRenderer(size: Size(30_000, 30_000), scale: 1, format: .png).render { _, _ in }
    }
    #expect(throws: ImageError.tooLarge(width: 7.5e299, height: 7.5, limit: 32_767)) {
      try ImageRenderer(size: Size(1e300, 10), format: .pdf).render { _, _ in }
    }
  }

  @Test(arguments: ImageFormat.allCases)
  func `an error in the drawing is the caller's own`(format: ImageFormat) {
    #expect(throws: Stop.self) {
      try ImageRenderer(size: Size(10, 10), format: format).render { canvas, _ in
        try canvas.clipped(to: canvas.bounds) { throw Stop() }
      }
    }
  }

  @Test func `the background lies under the drawing`() throws {
    let file = try ImageRenderer(size: Size(10, 10), format: .png, background: Color(0x1A1A1A)).render { canvas, _ in
      canvas.fill(Path(Rect(x: 0, y: 0, width: 5, height: 10)), Color(0xFF0000))
    }
    let picture = try Picture(file)
    #expect(picture[2, 5] == [255, 0, 0])
    #expect(picture[15, 5] == [0x1A, 0x1A, 0x1A])
  }

  @Test func `white shows through a background that is not solid, the page where there is none`() throws {
    func file(opacity: Double) throws -> [UInt8] {
      let background = Color(0, opacity: opacity)
      return try ImageRenderer(size: Size(10, 10), format: .png, background: background).render { _, _ in }
    }
    #expect(try Picture(file(opacity: 0.5))[5, 5].allSatisfy { (127...128).contains($0) })
    // The pixel format follows the size: 2 is RGB, 6 is RGB with opacity.
    #expect(try file(opacity: 0.5)[25] == 2)
    #expect(try file(opacity: 0)[25] == 6)
  }

  @Test(arguments: ImageFormat.allCases)
  func `a canvas that outlives its figure does no harm`(format: ImageFormat) throws {
    var kept: [any Canvas] = []
    let renderer = ImageRenderer(size: Size(10, 10), format: format)
    _ = try renderer.render { canvas, _ in kept.append(canvas) }
    #expect(throws: Stop.self) {
      try renderer.render { canvas, _ in
        kept.append(canvas)
        throw Stop()
      }
    }
    for canvas in kept { canvas.fill(Path(canvas.bounds), Color(0)) }
    kept = []
  }

  @Test func `the canvas knows its size and medium`() throws {
    _ = try ImageRenderer(size: Size(30, 20), scale: 3, format: .png).render { canvas, _ in
      #expect(canvas.size == Size(30, 20))
      #expect(canvas.medium == .raster(scale: 3))
    }
    _ = try ImageRenderer(size: Size(30, 20), scale: 3, format: .pdf).render { canvas, _ in
      #expect(canvas.medium == .vector)
    }
  }
}
