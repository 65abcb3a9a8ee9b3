import CPangoCairo
package import Drawing

/// Renders a sequence of drawings to an animation file.
///
/// The same drawings give the same bytes, as long as fonts and libraries are the same.
package struct AnimationRenderer {
  /// The drawing area, in points; one point is a CSS pixel.
  package var size: Size
  /// The number of pixels per point; fewer if the file would exceed `byteLimit`.
  package var scale: Double
  /// The file format.
  package var format: AnimationFormat
  /// The background of every frame, blended with white if it is not opaque.
  package var background: Color
  /// The file's metadata: comments `key: value` in a GIF, an XMP packet in a WebP.
  package var description: ImageDescription
  /// The duration of a frame in seconds, from 0.02 to 60.
  ///
  /// A GIF counts in hundredths; rounding errors do not accumulate.
  package var frameDuration: Double
  /// The duration of the last frame in seconds, from 0.02 to 60.
  package var lastFrameDuration: Double
  /// Whether the animation repeats forever.
  package var loops: Bool
  /// The largest allowed file size in bytes; `nil` for no limit.
  package var byteLimit: Int?

  /// Multiples of a half keep thin lines even; below three quarters, 12 point text is illegible.
  private static let scales = [3, 2, 1.5, 1, 0.75]
  private static let durations = 0.02...60

  /// Creates a renderer.
  package init(
    size: Size, scale: Double = 2, format: AnimationFormat, background: Color = Color(0xFFFFFF),
    description: ImageDescription = ImageDescription(), frameDuration: Double = 0.1, lastFrameDuration: Double = 2,
    loops: Bool = true, byteLimit: Int? = 5_000_000
  ) {
    self.size = size
    self.scale = scale
    self.format = format
    self.background = background
    self.description = description
    self.frameDuration = frameDuration
    self.lastFrameDuration = lastFrameDuration
    self.loops = loops
    self.byteLimit = byteLimit
  }

  /// Renders an animation of `frames` frames; `draw` draws each of them, counted from zero.
  ///
  /// If the file exceeds `byteLimit`, it is rendered again with the values of 3, 2, 1.5, 1 and 0.75 pixels per point
  /// below `scale`; then, at the smallest of them, with every second, fourth, … frame, always including the first and
  /// the last, with the same total duration. So `draw` may be called several times for a frame, but in ascending order
  /// in each pass.
  ///
  /// - Throws: An `ImageError`, or any error that `draw` throws.
  package func render(
    frames: Int, _ draw: (_ frame: Int, any Canvas, any TextMeasurer) throws -> Void
  ) throws -> Animation {
    guard frames > 0 else { throw ImageError.noFrames }
    for duration in [frameDuration, lastFrameDuration] where !Self.durations.contains(duration) {
      throw ImageError.unusableDuration(duration, allowed: Self.durations)
    }
    let sheet = try Page(size: size, scale: scale, background: background, description: description)
    let measurer = try CairoTextMeasurer()
    let smaller = Self.scales.filter { $0 < scale }
    for scale in [scale] + smaller {
      if let bytes = try file(of: frames, every: 1, on: sheet, scale: scale, measurer, draw) {
        return animation(bytes, frameCount: frames, of: frames, every: 1, scale: scale)
      }
    }
    let smallest = smaller.last ?? scale
    var step = 2
    while step / 2 < frames - 1 {
      if let bytes = try file(of: frames, every: step, on: sheet, scale: smallest, measurer, draw) {
        let count = (frames - 2) / step + 2
        return animation(bytes, frameCount: count, of: frames, every: step, scale: smallest)
      }
      step *= 2
    }
    throw ImageError.tooManyBytes(limit: byteLimit ?? 0)
  }

  /// Returns the file; `nil` if it is too large.
  private func file(
    of frames: Int, every step: Int, on sheet: Page, scale: Double, _ measurer: CairoTextMeasurer,
    _ draw: (Int, any Canvas, any TextMeasurer) throws -> Void
  ) throws -> [UInt8]? {
    let bitmap = try Bitmap(size: size, scale: scale)
    var encoder: any AnimationEncoder =
      switch format {
      case .gif: try GIFEncoder(width: bitmap.width, height: bitmap.height, loops: loops, description: description)
      case .webp: try WebPEncoder(width: bitmap.width, height: bitmap.height, loops: loops, description: description)
      }
    let limit = byteLimit ?? .max
    let last = frames - 1
    for frame in Array(stride(from: 0, to: last, by: step)) + [last] {
      try sheet.paint(on: bitmap.surface, medium: .raster(scale: scale), measurer) { canvas, measurer in
        try draw(frame, canvas, measurer)
      }
      let begin = Double(frame) * frameDuration
      let end = frame == last ? begin + lastFrameDuration : Double(min(frame + step, last)) * frameDuration
      try encoder.add(bitmap.pixels, from: begin, to: end)
      if encoder.byteCount > limit { return nil }
    }
    let bytes = try encoder.finish()
    return bytes.count <= limit ? bytes : nil
  }

  private func animation(
    _ bytes: [UInt8], frameCount: Int, of frames: Int, every step: Int, scale: Double
  ) -> Animation {
    var notes: [String] = []
    if let byteLimit {
      let reason = "to stay within \(ImageError.size(byteLimit))"
      if scale < self.scale {
        notes.append("\(Self.number(scale)) pixels a point instead of \(Self.number(self.scale)), \(reason)")
      }
      if step > 1 { notes.append("\(frameCount) of \(frames) frames, \(reason)") }
    }
    return Animation(bytes: bytes, frameCount: frameCount, scale: scale, notes: notes)
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }
}

/// An animation file, with the reductions that keep it within the size limit.
package struct Animation: Hashable, Sendable {
  /// The contents of the file.
  package let bytes: [UInt8]
  /// The number of frames in the file.
  package let frameCount: Int
  /// The number of pixels per point.
  package let scale: Double
  /// The reductions to stay within the byte limit, one clause each; empty if there are none.
  package let notes: [String]
}

/// The file formats for animations.
package enum AnimationFormat: String, CaseIterable, Hashable, Sendable {
  /// Graphics Interchange Format 89a: up to 256 colours in the first frame, and 255 for the changes in each later one.
  case gif
  /// Animated WebP, lossless.
  case webp

  /// Creates the format of a file extension, in upper or lower case, or `nil` if it is unknown.
  package init?(fileExtension: String) {
    self.init(rawValue: fileExtension.lowercased())
  }
}

/// Encodes an animation frame by frame.
protocol AnimationEncoder {
  /// A lower bound of the file's size in bytes.
  var byteCount: Int { get }

  /// Appends a frame shown from second `begin` to second `end`; its pixels are 0xFFRRGGBB, row by row.
  mutating func add(_ pixels: [UInt32], from begin: Double, to end: Double) throws(ImageError)

  /// Returns the file; no frame may be added afterwards.
  mutating func finish() throws(ImageError) -> [UInt8]
}
