import CWebP
import Drawing

/// Writes a lossless WebP with libwebp, which finds the differences between frames itself.
final class WebPEncoder: AnimationEncoder {
  private let width: Int
  private let height: Int
  private let description: ImageDescription
  private let encoder: OpaquePointer?
  private var config = WebPConfig()
  private var end: Int32 = 0

  /// The format's limit along one side, in pixels.
  private static let limit = Int(WEBP_MAX_DIMENSION)
  /// The effort, from 0 to 9.
  ///
  /// On line charts and heat maps, 6 takes a third longer to save 2 %, and 9 takes ten times as long to save 7 %.
  private static let effort: Int32 = 3

  private static let unknownVersion = ImageError.encoding("libwebp has changed since this program was built")

  /// Creates an encoder without frames.
  init(width: Int, height: Int, loops: Bool, description: ImageDescription) throws(ImageError) {
    guard max(width, height) <= Self.limit else {
      throw .tooLarge(width: Double(width), height: Double(height), limit: Self.limit)
    }
    self.width = width
    self.height = height
    self.description = description
    var options = WebPAnimEncoderOptions()
    guard WebPAnimEncoderOptionsInit(&options) != 0, WebPConfigInit(&config) != 0,
      WebPConfigLosslessPreset(&config, Self.effort) != 0
    else {
      throw Self.unknownVersion
    }
    options.anim_params.loop_count = loops ? 0 : 1
    encoder = WebPAnimEncoderNew(Int32(width), Int32(height), &options)
    guard encoder != nil else { throw .outOfMemory(width: width, height: height) }
  }

  deinit { WebPAnimEncoderDelete(encoder) }

  /// Zero, because the size is unknown before the end.
  var byteCount: Int { 0 }

  func add(_ pixels: [UInt32], from begin: Double, to end: Double) throws(ImageError) {
    var picture = WebPPicture()
    guard WebPPictureInit(&picture) != 0 else {
      throw Self.unknownVersion
    }
    picture.use_argb = 1
    picture.width = Int32(width)
    picture.height = Int32(height)
    picture.argb_stride = Int32(width)
    var pixels = pixels
    let added = pixels.withUnsafeMutableBufferPointer {
      picture.argb = $0.baseAddress
      return WebPAnimEncoderAdd(encoder, &picture, Self.milliseconds(begin), &config)
    }
    guard added != 0 else { throw error }
    self.end = Self.milliseconds(end)
  }

  func finish() throws(ImageError) -> [UInt8] {
    var data = WebPData()
    defer { WebPDataClear(&data) }
    guard WebPAnimEncoderAdd(encoder, nil, end, nil) != 0, WebPAnimEncoderAssemble(encoder, &data) != 0 else {
      throw error
    }
    let packet = XMPPacket(description: description).bytes
    guard !packet.isEmpty else { return Self.bytes(data) }
    let file = WebPMuxCreate(&data, 0)
    defer { WebPMuxDelete(file) }
    var described = WebPData()
    defer { WebPDataClear(&described) }
    let result = packet.withUnsafeBufferPointer {
      var chunk = WebPData(bytes: $0.baseAddress, size: $0.count)
      return WebPMuxSetChunk(file, "XMP ", &chunk, 1)
    }
    guard result == WEBP_MUX_OK, WebPMuxAssemble(file, &described) == WEBP_MUX_OK else {
      throw .encoding("libwebp could not add the description")
    }
    return Self.bytes(described)
  }

  private var error: ImageError {
    .encoding(WebPAnimEncoderGetError(encoder).map { String(cString: $0) } ?? "libwebp gave no reason")
  }

  private static func milliseconds(_ seconds: Double) -> Int32 {
    Int32(min((seconds * 1000).rounded(), Double(Int32.max)))
  }

  private static func bytes(_ data: WebPData) -> [UInt8] {
    Array(UnsafeBufferPointer(start: data.bytes, count: data.size))
  }
}
