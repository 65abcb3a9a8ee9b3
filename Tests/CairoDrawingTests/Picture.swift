import CPNG
import CairoDrawing
import Drawing
import Testing

/// A PNG file read by libpng.
struct Picture {
  let width: Int
  let height: Int
  private let bytes: [UInt8]

  init(_ file: [UInt8]) throws {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    // The second call continues reading from the memory of the first.
    bytes = try file.withUnsafeBytes { file in
      try #require(png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0)
      image.format = PNG_FORMAT_FLAG_COLOR
      var bytes = [UInt8](repeating: 0, count: Int(image.width * image.height * 3))
      try #require(png_image_finish_read(&image, nil, &bytes, 0, nil) != 0)
      return bytes
    }
    (width, height) = (Int(image.width), Int(image.height))
  }

  /// Draws on a small white page, by default with one pixel per point.
  init(
    size: Size = Size(200, 100), scale: Double = 1,
    drawing draw: (any Canvas, any TextMeasurer) throws -> Void
  ) throws {
    try self.init(ImageRenderer(size: size, scale: scale, format: .png).render(draw))
  }

  /// The red, green and blue components.
  subscript(_ x: Int, _ y: Int) -> [UInt8] {
    let start = (y * width + x) * 3
    return Array(bytes[start..<start + 3])
  }

  /// The smallest rectangle that contains all pixels that are not white; `nil` on a white page.
  var ink: Rect? {
    let dark = (0..<width * height).filter { bytes[$0 * 3] < 250 || bytes[$0 * 3 + 1] < 250 || bytes[$0 * 3 + 2] < 250 }
    let columns = dark.map { $0 % width }
    guard let left = columns.min(), let right = columns.max(), let first = dark.first, let last = dark.last else {
      return nil
    }
    let (top, bottom) = (first / width, last / width)
    return Rect(x: Double(left), y: Double(top), width: Double(right - left + 1), height: Double(bottom - top + 1))
  }

  /// Returns the largest and the mean difference between the two pictures' components.
  func difference(from other: Picture) -> (largest: Int, mean: Double) {
    let distances = zip(bytes, other.bytes).map { abs(Int($0) - Int($1)) }
    return (distances.max() ?? 0, Double(distances.reduce(0, +)) / Double(max(1, distances.count)))
  }
}
