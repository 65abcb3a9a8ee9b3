import CPNG
import CZlib
import Drawing

/// The bytes of a PNG file.
///
/// libpng reports errors by `longjmp`, which must not cross Swift's frames. Its simplified interface catches them and
/// returns a message, so that interface encodes the pixels. It writes neither text nor resolution; these chunks are
/// inserted before the pixels here.
struct PNGFile {
  let bytes: [UInt8]

  /// The signature and the IHDR chunk, which must come first.
  private static let headerLength = 8 + 25

  init(bitmap: Bitmap, pixelsPerPoint: Double, description: ImageDescription) throws(ImageError) {
    let image = try Self.encoded(bitmap)
    guard image.count > Self.headerLength else { throw .encoding("libpng wrote no pixels") }
    let texts = try PNGText(description: description).chunks().flatMap { Self.chunk($0.type, $0.data) }
    bytes = image[..<Self.headerLength] + Self.resolution(pixelsPerPoint) + texts + image[Self.headerLength...]
  }

  private static func encoded(_ bitmap: Bitmap) throws(ImageError) -> [UInt8] {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(bitmap.width)
    image.height = png_uint_32(bitmap.height)
    image.format = bitmap.isOpaque ? PNG_FORMAT_FLAG_COLOR : PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA
    // Level 3 without filters. For line charts, a higher level or a filter takes two to ten times as long and saves at
    // most a seventh; filters even enlarge the file.
    image.flags = png_uint_32(PNG_IMAGE_FLAG_FAST)
    let pixels = bitmap.isOpaque ? bitmap.rgb : bitmap.rgba
    // An upper bound of the size of incompressible data.
    var size = pixels.count + pixels.count / 100 + bitmap.height * 16 + 65_536
    var bytes: [UInt8] = []
    let written: Int32 = pixels.withUnsafeBytes { source in
      var result: Int32 = 0
      bytes = [UInt8](unsafeUninitializedCapacity: size) { target, count in
        result = png_image_write_to_memory(&image, target.baseAddress, &size, 0, source.baseAddress, 0, nil)
        count = result == 0 ? 0 : size
      }
      return result
    }
    guard written != 0 else {
      throw .encoding(withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return bytes
  }

  /// Returns the resolution chunk; a point is a CSS pixel, 1/96 inch.
  private static func resolution(_ pixelsPerPoint: Double) -> [UInt8] {
    let pixelsPerMetre = UInt32(min((pixelsPerPoint * 96 / 0.0254).rounded(), Double(Int32.max)))
    return chunk("pHYs", bigEndian(pixelsPerMetre) + bigEndian(pixelsPerMetre) + [1])
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = type.utf8 + data
    let sum = body.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    return bigEndian(UInt32(data.count)) + body + bigEndian(UInt32(sum))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }
}
