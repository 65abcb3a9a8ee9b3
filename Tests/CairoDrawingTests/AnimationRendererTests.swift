import CairoDrawing
import Drawing
import Testing

@Suite struct AnimationRendererTests {
  private struct Stop: Error {}

  private let size = Size(160, 100)

  /// Draws a ball on a slope, with its position as text.
  private func draw(_ frame: Int, _ canvas: any Canvas, _ measurer: any TextMeasurer) {
    canvas.stroke(Path(polyline: [Point(10, 10), Point(150, 90)]), Stroke(Color(0x0072B2), width: 1.5))
    let place = Double(frame) * 5 + 20
    canvas.fill(Path(Rect(x: place, y: place / 2, width: 9, height: 9)), Color(0xE69F00))
    canvas.draw(
      "step \(frame)", at: Point(150, 20), style: TextStyle(size: 12, color: Color(0x262626)),
      anchor: TextAnchor(.end, .middle))
  }

  /// Draws pixels whose colours all differ from their neighbours and from the previous frame.
  private func drawNoise(_ frame: Int, _ canvas: any Canvas, _ measurer: any TextMeasurer) {
    var state = UInt32(frame + 1)
    for y in stride(from: 0, to: canvas.size.height, by: 1) {
      for x in stride(from: 0, to: canvas.size.width, by: 1) {
        state = state &* 1_664_525 &+ 1_013_904_223
        canvas.fill(Path(Rect(x: x, y: y, width: 1, height: 1)), Color(state >> 8))
      }
    }
  }

  /// Returns the largest difference of a component between the frame and the PNG of the same drawing.
  private func error(
    of frame: MovingPicture.Frame, in movie: MovingPicture, scale: Double = 2,
    _ draw: (any Canvas, any TextMeasurer) throws -> Void
  ) throws -> Int {
    let size = Size(Double(movie.width) / scale, Double(movie.height) / scale)
    let still = try Picture(size: size, scale: scale, drawing: draw)
    var largest = 0
    for y in 0..<movie.height {
      for x in 0..<movie.width {
        let (color, expected) = (frame.pixels[y * movie.width + x], still[x, y])
        for (component, shift) in zip(expected, [16, 8, 0] as [UInt32]) {
          largest = max(largest, abs(Int(component) - Int(color >> shift & 0xFF)))
        }
      }
    }
    return largest
  }

  @Test(arguments: AnimationFormat.allCases)
  func `every frame is what a PNG of it shows, to the last bit`(format: AnimationFormat) throws {
    let animation = try AnimationRenderer(size: size, format: format).render(frames: 6, draw)
    let movie = try MovingPicture(animation.bytes, format: format)
    #expect((movie.width, movie.height) == (320, 200))
    #expect((movie.frames.count, animation.frameCount) == (6, 6))
    #expect((animation.scale, animation.notes) == (2, []))
    for (index, frame) in movie.frames.enumerated() {
      #expect(try error(of: frame, in: movie) { draw(index, $0, $1) } == 0)
    }
  }

  @Test(arguments: AnimationFormat.allCases)
  func `only what changes is stored`(format: AnimationFormat) throws {
    let movie = try MovingPicture(
      AnimationRenderer(size: size, format: format).render(frames: 2) { frame, canvas, _ in
        canvas.fill(Path(Rect(x: 100, y: 50, width: 10, height: 20)), Color(frame == 0 ? 0x0072B2 : 0xE69F00))
      }.bytes, format: format)
    #expect(try #require(movie.frames.last).area == (200, 100, 20, 40))
  }

  @Test(arguments: AnimationFormat.allCases)
  func `frames take their time, and the last one its own`(format: AnimationFormat) throws {
    var renderer = AnimationRenderer(size: size, format: format, frameDuration: 0.125, lastFrameDuration: 3)
    let movie = try MovingPicture(renderer.render(frames: 5, draw).bytes, format: format)
    // A GIF counts hundredths of a second, and the four frames still last half a second.
    #expect(
      movie.frames.map(\.milliseconds) == (format == .gif ? [130, 120, 130, 120, 3000] : [125, 125, 125, 125, 3000]))
    #expect(movie.loopsForEver)
    renderer.loops = false
    #expect(try !MovingPicture(renderer.render(frames: 5, draw).bytes, format: format).loopsForEver)
  }

  @Test(arguments: AnimationFormat.allCases)
  func `the same drawings give the same bytes`(format: AnimationFormat) throws {
    let renderer = AnimationRenderer(
      size: size, format: format, description: ImageDescription(title: "t", entries: [.init("a", "损")]))
    let first = try renderer.render(frames: 4, draw)
    _ = try AnimationRenderer(size: Size(20, 20), format: format).render(frames: 2, drawNoise)
    #expect(try renderer.render(frames: 4, draw) == first)
  }

  @Test(arguments: AnimationFormat.allCases)
  func `a single frame is a still picture`(format: AnimationFormat) throws {
    let movie = try MovingPicture(
      AnimationRenderer(size: size, format: format).render(frames: 1, draw).bytes, format: format)
    #expect(movie.frames.count == 1)
    #expect(try error(of: #require(movie.frames.first), in: movie) { draw(0, $0, $1) } == 0)
  }

  @Test func `frames that are alike keep their number and their time`() throws {
    let movie = try MovingPicture(
      AnimationRenderer(size: size, format: .gif).render(frames: 3) { draw(0, $1, $2) }.bytes, format: .gif)
    #expect(movie.frames.map(\.milliseconds) == [100, 100, 2000])
    #expect(movie.frames.map(\.pixels) == Array(repeating: movie.frames[0].pixels, count: 3))
  }

  @Test func `colours beyond 256 are near to what they stand for, and large areas exact`() throws {
    // A gradient with 1,024 colours, as of a heat map, beside an area and a thin line.
    func draw(canvas: any Canvas, measurer: any TextMeasurer) {
      for x in 0..<32 {
        for y in 0..<32 {
          canvas.fill(
            Path(Rect(x: Double(x), y: Double(y), width: 1, height: 1)),
            Color(UInt32(x) << 19 | UInt32(y) << 11 | 0x80))
        }
      }
      canvas.fill(Path(Rect(x: 40, y: 20, width: 20, height: 1)), Color(0x0072B2))
    }
    let movie = try MovingPicture(
      AnimationRenderer(size: Size(64, 32), scale: 1, format: .gif).render(frames: 1) { draw(canvas: $1, measurer: $2) }
        .bytes, format: .gif)
    let frame = try #require(movie.frames.first)
    // 254 colours for a square of 248: boxes of 16 by 16.
    #expect(try error(of: frame, in: movie, scale: 1, draw) <= 16)
    #expect(frame.pixels[50] == 0xFFFFFF)
    #expect(frame.pixels[20 * 64 + 50] == 0x0072B2)
  }

  @Test(arguments: AnimationFormat.allCases)
  func `a file too large gets fewer pixels`(format: AnimationFormat) throws {
    var renderer = AnimationRenderer(size: size, format: format)
    let full = try renderer.render(frames: 10, draw)
    renderer.byteLimit = full.bytes.count
    #expect(try renderer.render(frames: 10, draw) == full)
    renderer.byteLimit = full.bytes.count - 1
    let smaller = try renderer.render(frames: 10, draw)
    #expect(smaller.bytes.count < full.bytes.count)
    #expect((smaller.scale, smaller.frameCount) == (1.5, 10))
    #expect(smaller.notes == ["1.5 pixels a point instead of 2, to stay within \(full.bytes.count - 1) bytes"])
    #expect(try MovingPicture(smaller.bytes, format: format).width == 240)
    renderer.byteLimit = nil
    #expect(try renderer.render(frames: 10, draw) == full)
  }

  @Test(arguments: AnimationFormat.allCases)
  func `a file still too large gets fewer frames, for the same time`(format: AnimationFormat) throws {
    let limit = format == .gif ? 9_000 : 12_000
    let renderer = AnimationRenderer(size: Size(40, 40), scale: 1, format: format, byteLimit: limit)
    let animation = try renderer.render(frames: 10, drawNoise)
    let movie = try MovingPicture(animation.bytes, format: format)
    // Frames 0, 4, 8 and 9.
    #expect((animation.scale, animation.frameCount, movie.frames.count) == (0.75, 4, 4))
    #expect(movie.frames.map(\.milliseconds) == [400, 400, 100, 2000])
    #expect(animation.bytes.count <= limit)
    #expect(
      animation.notes == [
        "0.75 pixels a point instead of 1, to stay within \(limit) bytes",
        "4 of 10 frames, to stay within \(limit) bytes",
      ])
  }

  @Test(arguments: AnimationFormat.allCases)
  func `what cannot fit is refused`(format: AnimationFormat) throws {
    let renderer = AnimationRenderer(size: Size(40, 40), format: format, byteLimit: 1_000)
    let error = #expect(throws: ImageError.tooManyBytes(limit: 1_000)) {
      try renderer.render(frames: 5, drawNoise)
    }
    #expect(try #require(error).description.contains("does not fit in 1000 bytes"))
    #expect(ImageError.tooManyBytes(limit: 2_500_000).description.contains("does not fit in 2.5 MB"))
  }

  @Test func `a hundred frames of an ordinary figure are far below 5 MB`() throws {
    // 1280×800 pixels: contours that stay, a path that grows, numbers that change.
    let animation = try AnimationRenderer(size: Size(640, 400), format: .gif).render(frames: 100) { frame, canvas, _ in
      for radius in 1...30 {
        let circle = (0...90).map { step in
          let angle = Double(step) / 45 * Double.pi
          return Point(
            320 + Double(radius) * 10 * Self.cosine(angle), 200 + Double(radius) * 6 * Self.cosine(angle - .pi / 2))
        }
        canvas.stroke(Path(polyline: circle), Stroke(Color(0x000000, opacity: 0.3), width: 0.8))
      }
      let path = (0...frame).map { Point(20 + Double($0) * 6, 380 - Double($0) * 3.5 + ($0 % 2 == 0 ? 12 : -12)) }
      if path.count > 1 { canvas.stroke(Path(polyline: path), Stroke(Color(0x0072B2), width: 1.5)) }
      canvas.draw(
        "step \(frame), f = \(1 / Double(frame + 1))", at: Point(620, 20),
        style: TextStyle(size: 12, color: Color(0x262626)), anchor: TextAnchor(.end, .middle))
    }
    #expect((animation.scale, animation.frameCount, animation.notes) == (2, 100, []))
    #expect(animation.bytes.count < 1_000_000)
  }

  /// Returns Bhāskara's approximation of the cosine, accurate enough for a circle.
  private static func cosine(_ angle: Double) -> Double {
    let turn = angle.remainder(dividingBy: 2 * .pi)
    let (sign, angle) = abs(turn) > .pi / 2 ? (-1.0, .pi - abs(turn)) : (1.0, turn)
    return sign * (.pi * .pi - 4 * angle * angle) / (.pi * .pi + angle * angle)
  }

  @Test func `a GIF says what it is in comments`() throws {
    let long = String(repeating: "损", count: 170)
    let description = ImageDescription(
      title: "Path", alternativeText: "a ball rolls", entries: [.init("Command", "gdplot path"), .init("Long", long)])
    let movie = try MovingPicture(
      AnimationRenderer(size: size, format: .gif, description: description).render(frames: 2, draw).bytes, format: .gif)
    #expect(movie.texts == ["Title: Path", "Description: a ball rolls", "Command: gdplot path", "Long: " + long])
  }

  @Test func `a WebP says what it is in XMP`() throws {
    let description = ImageDescription(
      title: "Path & ball", alternativeText: "a ball rolls", entries: [.init("Command", "gdplot <path>")])
    var renderer = AnimationRenderer(size: size, format: .webp, description: description)
    let packet = try #require(MovingPicture(renderer.render(frames: 2, draw).bytes, format: .webp).texts.first)
    #expect(packet.contains("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Path &amp; ball</rdf:li>"))
    #expect(packet.contains("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">a ball rolls</rdf:li>"))
    #expect(packet.contains("<e:key>Command</e:key><e:value>gdplot &lt;path&gt;</e:value>"))
    renderer.description = ImageDescription()
    #expect(try MovingPicture(renderer.render(frames: 2, draw).bytes, format: .webp).texts.isEmpty)
  }

  @Test(arguments: AnimationFormat.allCases)
  func `what cannot be drawn is refused`(format: AnimationFormat) throws {
    var renderer = AnimationRenderer(size: size, format: format)
    #expect(throws: ImageError.noFrames) { try renderer.render(frames: 0, draw) }
    #expect(throws: Stop.self) {
      try renderer.render(frames: 3) { frame, _, _ in if frame == 1 { throw Stop() } }
    }
    renderer.frameDuration = 0.001
    #expect(throws: ImageError.unusableDuration(0.001, allowed: 0.02...60)) { try renderer.render(frames: 1, draw) }
    renderer.frameDuration = 0.1
    renderer.lastFrameDuration = .nan
    #expect(throws: ImageError.self) { try renderer.render(frames: 1, draw) }
    renderer.lastFrameDuration = 1
    renderer.scale = 0
    #expect(throws: ImageError.unusableScale(0)) { try renderer.render(frames: 1, draw) }
    renderer.scale = 2
    renderer.size = Size(0, 10)
    #expect(throws: ImageError.unusableSize(Size(0, 10))) { try renderer.render(frames: 1, draw) }
  }

  @Test func `WebP ends before GIF does`() {
    #expect(throws: ImageError.tooLarge(width: 16_384, height: 1, limit: 16_383)) {
      try AnimationRenderer(size: Size(16_384, 1), scale: 1, format: .webp).render(frames: 1) { _, _, _ in }
    }
  }

  @Test(arguments: [("gif", AnimationFormat.gif), ("WebP", .webp)])
  func `a format is found by the extension of a file`(name: String, format: AnimationFormat) {
    #expect(AnimationFormat(fileExtension: name) == format)
    #expect(AnimationFormat(fileExtension: "png") == nil)
  }
}
