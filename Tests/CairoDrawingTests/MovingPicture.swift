import CGIF
import CWebP
import CairoDrawing
import Testing

/// An animation as its format's own library decodes it, with every frame painted over the previous ones.
struct MovingPicture {
  struct Frame {
    /// The pixels as 0xRRGGBB, row by row.
    var pixels: [UInt32]
    var milliseconds: Int
    /// The rectangle of the stored part.
    var area: (x: Int, y: Int, width: Int, height: Int)
  }

  private(set) var width = 0
  private(set) var height = 0
  private(set) var frames: [Frame] = []
  private(set) var loopsForEver = false
  /// The comments of a GIF, or the XMP packet of a WebP.
  private(set) var texts: [String] = []

  init(_ file: [UInt8], format: AnimationFormat) throws {
    switch format {
    case .gif: try readGIF(file)
    case .webp: try readWebP(file)
    }
  }

  private final class Source {
    var rest: ArraySlice<UInt8>
    init(_ bytes: [UInt8]) { rest = bytes[...] }
  }

  private mutating func readGIF(_ bytes: [UInt8]) throws {
    let source = Source(bytes)
    let gif = try #require(
      withExtendedLifetime(source) {
        DGifOpen(
          Unmanaged.passUnretained(source).toOpaque(),
          { gif, target, count in
            guard let gif, let target else { return 0 }
            let source = Unmanaged<Source>.fromOpaque(gif.pointee.UserData).takeUnretainedValue()
            let part = source.rest.prefix(Int(count))
            source.rest = source.rest.dropFirst(part.count)
            for (index, byte) in part.enumerated() { target[index] = byte }
            return Int32(part.count)
          }, nil)
      })
    defer { DGifCloseFile(gif, nil) }
    try withExtendedLifetime(source) { try #require(DGifSlurp(gif) == GIF_OK) }
    (width, height) = (Int(gif.pointee.SWidth), Int(gif.pointee.SHeight))
    var pixels = [UInt32](repeating: 0x00FF00, count: width * height)
    for index in 0..<Int(gif.pointee.ImageCount) {
      let image = gif.pointee.SavedImages[index]
      for block in UnsafeBufferPointer(start: image.ExtensionBlocks, count: Int(image.ExtensionBlockCount)) {
        let data = Array(UnsafeBufferPointer(start: block.Bytes, count: Int(block.ByteCount)))
        switch block.Function {
        case APPLICATION_EXT_FUNC_CODE: #expect(data == Array("NETSCAPE2.0".utf8))
        case CONTINUE_EXT_FUNC_CODE where data == [1, 0, 0]: loopsForEver = true
        case CONTINUE_EXT_FUNC_CODE: texts[texts.count - 1] += String(decoding: data, as: UTF8.self)
        case COMMENT_EXT_FUNC_CODE: texts.append(String(decoding: data, as: UTF8.self))
        default: continue
        }
      }
      var control = GraphicsControlBlock()
      try #require(DGifSavedExtensionToGCB(gif, Int32(index), &control) == GIF_OK)
      #expect(control.DisposalMode == DISPOSE_DO_NOT)
      let place = image.ImageDesc
      let table = try #require(place.ColorMap)
      let (left, top) = (Int(place.Left), Int(place.Top))
      for y in 0..<Int(place.Height) {
        for x in 0..<Int(place.Width) {
          let entry = Int(image.RasterBits[y * Int(place.Width) + x])
          guard entry != Int(control.TransparentColor) else { continue }
          let color = table.pointee.Colors[entry]
          pixels[(top + y) * width + left + x] =
            UInt32(color.Red) << 16 | UInt32(color.Green) << 8 | UInt32(color.Blue)
        }
      }
      frames.append(
        Frame(
          pixels: pixels, milliseconds: Int(control.DelayTime) * 10,
          area: (left, top, Int(place.Width), Int(place.Height))))
    }
  }

  private mutating func readWebP(_ bytes: [UInt8]) throws {
    let file = try #require(
      bytes.withUnsafeBufferPointer {
        var data = WebPData(bytes: $0.baseAddress, size: $0.count)
        return WebPMuxCreate(&data, 1)
      })
    defer { WebPMuxDelete(file) }
    var (columns, rows): (Int32, Int32) = (0, 0)
    try #require(WebPMuxGetCanvasSize(file, &columns, &rows) == WEBP_MUX_OK)
    (width, height) = (Int(columns), Int(rows))
    var chunk = WebPData()
    if WebPMuxGetChunk(file, "XMP ", &chunk) == WEBP_MUX_OK {
      texts = [String(decoding: UnsafeBufferPointer(start: chunk.bytes, count: chunk.size), as: UTF8.self)]
    }
    var parameters = WebPMuxAnimParams()
    if WebPMuxGetAnimationParams(file, &parameters) == WEBP_MUX_OK { loopsForEver = parameters.loop_count == 0 }
    var pixels = [UInt32](repeating: 0x00FF00, count: width * height)
    var info = WebPMuxFrameInfo()
    while WebPMuxGetFrame(file, UInt32(frames.count + 1), &info) == WEBP_MUX_OK {
      defer { WebPDataClear(&info.bitstream) }
      let decoded = try #require(WebPDecodeRGBA(info.bitstream.bytes, info.bitstream.size, &columns, &rows))
      defer { WebPFree(decoded) }
      let (left, top) = (Int(info.x_offset), Int(info.y_offset))
      for y in 0..<Int(rows) {
        for x in 0..<Int(columns) {
          let color = decoded + (y * Int(columns) + x) * 4
          guard color[3] != 0 || info.blend_method == WEBP_MUX_NO_BLEND else { continue }
          pixels[(top + y) * width + left + x] = UInt32(color[0]) << 16 | UInt32(color[1]) << 8 | UInt32(color[2])
        }
      }
      #expect(info.dispose_method == WEBP_MUX_DISPOSE_NONE)
      frames.append(
        Frame(pixels: pixels, milliseconds: Int(info.duration), area: (left, top, Int(columns), Int(rows))))
    }
  }
}
