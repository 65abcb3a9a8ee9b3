import CPangoCairo
import Drawing

/// A pixel surface.
final class Bitmap {
  package let surface: OpaquePointer?
  let width: Int
  let height: Int
  /// Whether every pixel is opaque.
  let isOpaque: Bool

  /// Cairo's limit along one side, in pixels.
  private static let limit = 32_767
  /// The largest number of pixels, which takes about 2 GB while the file is encoded.
  ///
  /// Swift ends the process when the memory for an array cannot be allocated.
  private static let pixelLimit = 200_000_000

  /// Creates black pixels for `size` points, or transparent ones unless `isOpaque`.
  init(size: Size, scale: Double, isOpaque: Bool = true) throws(ImageError) {
    self.isOpaque = isOpaque
    let columns = (size.width * scale).rounded()
    let rows = (size.height * scale).rounded()
    guard columns <= Double(Self.limit), rows <= Double(Self.limit) else {
      throw .tooLarge(width: columns, height: rows, limit: Self.limit)
    }
    guard columns * rows <= Double(Self.pixelLimit) else {
      throw .tooManyPixels(width: Int(columns), height: Int(rows), limit: Self.pixelLimit)
    }
    width = max(1, Int(columns))
    height = max(1, Int(rows))
    surface = cairo_image_surface_create(
      isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    switch cairo_surface_status(surface) {
    case CAIRO_STATUS_SUCCESS: break
    case CAIRO_STATUS_NO_MEMORY: throw .outOfMemory(width: width, height: height)
    case let status: throw ImageError(status)
    }
  }

  deinit { cairo_surface_destroy(surface) }

  /// The pixels as red, green and blue bytes, row by row without padding.
  var rgb: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: width * height * 3) { bytes, count in
      var next = 0
      forEachRow { line in
        for pixel in line {
          bytes[next] = UInt8(truncatingIfNeeded: pixel >> 16)
          bytes[next + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
          bytes[next + 2] = UInt8(truncatingIfNeeded: pixel)
          next += 3
        }
      }
      count = next
    }
  }

  /// The pixels as red, green, blue and opacity, row by row without padding.
  var rgba: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height * 4)
    forEachRow { line in
      for pixel in line {
        let alpha = pixel >> 24
        // Cairo stores colours premultiplied by their opacity.
        for shift in [16, 8, 0] as [UInt32] {
          bytes.append(alpha == 0 ? 0 : UInt8(min(255, ((pixel >> shift & 0xFF) * 255 + alpha / 2) / alpha)))
        }
        bytes.append(UInt8(alpha))
      }
    }
    return bytes
  }

  /// The pixels as 0xFFRRGGBB, row by row without padding.
  var pixels: [UInt32] {
    [UInt32](unsafeUninitializedCapacity: width * height) { pixels, count in
      var next = 0
      forEachRow { line in
        for pixel in line {
          // Cairo leaves the highest byte undefined.
          pixels[next] = pixel | 0xFF00_0000
          next += 1
        }
      }
      count = next
    }
  }

  private func forEachRow(_ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<height {
      (data + row * stride).withMemoryRebound(to: UInt32.self, capacity: width) {
        body(UnsafeBufferPointer(start: $0, count: width))
      }
    }
  }
}
