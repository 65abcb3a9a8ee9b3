import CGIF
import Drawing

/// Writes a GIF with giflib.
///
/// A frame is the bounding rectangle of the pixels that differ from the previous frame; unchanged pixels in it are
/// transparent. Every frame has its own palette: few figures change more than 255 colours between frames, so these
/// colours are exact, and unchanged pixels keep their colours.
final class GIFEncoder: AnimationEncoder {
  private final class Sink {
    var bytes: [UInt8] = []
  }

  private let sink = Sink()
  private let width: Int
  private let height: Int
  private var file: UnsafeMutablePointer<GifFileType>?
  private var shown: [UInt32] = []

  /// Creates an encoder without frames.
  init(width: Int, height: Int, loops: Bool, description: ImageDescription) throws(ImageError) {
    self.width = width
    self.height = height
    var code: Int32 = 0
    // The file is closed before the sink is released, so the sink need not be retained.
    file = EGifOpen(
      Unmanaged.passUnretained(sink).toOpaque(),
      { file, data, count in
        guard let file, let data else { return 0 }
        let sink = Unmanaged<Sink>.fromOpaque(file.pointee.UserData).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return count
      }, &code)
    guard file != nil else { throw Self.error(code) }
    EGifSetGifVersion(file, true)
    let bitsOfColor: Int32 = 8
    try check(EGifPutScreenDesc(file, Int32(width), Int32(height), bitsOfColor, 0, nil))
    if loops {
      // The Netscape extension: sub-block 1, then the number of repeats, zero for endless.
      try check(EGifPutExtensionLeader(file, APPLICATION_EXT_FUNC_CODE))
      try check(EGifPutExtensionBlock(file, 11, "NETSCAPE2.0"))
      try check(EGifPutExtensionBlock(file, 3, [1, 0, 0] as [UInt8]))
      try check(EGifPutExtensionTrailer(file))
    }
    for entry in description.allEntries {
      try check(EGifPutComment(file, "\(entry.key): \(entry.value.replacing("\0", with: "\u{FFFD}"))"))
    }
  }

  deinit {
    if let file { EGifCloseFile(file, nil) }
  }

  var byteCount: Int { sink.bytes.count }

  func add(_ pixels: [UInt32], from begin: Double, to end: Double) throws(ImageError) {
    let isFirst = shown.isEmpty
    let area = isFirst ? (columns: 0..<width, rows: 0..<height) : changes(in: pixels)
    let palette = GIFPalette(
      counts: counts(in: pixels, columns: area.columns, rows: area.rows), limit: isFirst ? 256 : 255)
    let transparent = isFirst ? nil : palette.colors.count
    try putDelay(from: begin, to: end, transparent: transparent)
    try putTable(palette, isFirst: isFirst, columns: area.columns, rows: area.rows)
    var line = [UInt8](repeating: 0, count: area.columns.count)
    var (color, index): (UInt32?, UInt8) = (nil, 0)
    for row in area.rows {
      for column in area.columns {
        let place = row * width + column
        if let transparent, pixels[place] == shown[place] {
          line[column - area.columns.lowerBound] = UInt8(transparent)
          continue
        }
        if pixels[place] != color {
          color = pixels[place]
          index = palette.index(of: pixels[place])
        }
        line[column - area.columns.lowerBound] = index
      }
      try check(EGifPutLine(file, &line, Int32(line.count)))
    }
    shown = pixels
  }

  func finish() throws(ImageError) -> [UInt8] {
    guard let open = file else { return sink.bytes }
    file = nil
    var code: Int32 = 0
    guard EGifCloseFile(open, &code) == GIF_OK else { throw Self.error(code) }
    return sink.bytes
  }

  /// Returns the bounding rectangle of all changes; one pixel if there are none, because a frame cannot be empty.
  private func changes(in pixels: [UInt32]) -> (columns: Range<Int>, rows: Range<Int>) {
    var columns: Range<Int>?
    var rows: Range<Int>?
    for row in 0..<height {
      let line = row * width..<(row + 1) * width
      guard let first = line.first(where: { pixels[$0] != shown[$0] }),
        let last = line.last(where: { pixels[$0] != shown[$0] })
      else { continue }
      let (left, right) = (first - line.lowerBound, last - line.lowerBound + 1)
      columns = columns.map { min($0.lowerBound, left)..<max($0.upperBound, right) } ?? left..<right
      rows = (rows?.lowerBound ?? row)..<row + 1
    }
    return (columns ?? 0..<1, rows ?? 0..<1)
  }

  /// Counts the changed pixels by colour.
  private func counts(in pixels: [UInt32], columns: Range<Int>, rows: Range<Int>) -> [UInt32: Int] {
    var counts: [UInt32: Int] = [:]
    for row in rows {
      var (color, run): (UInt32, Int) = (0, 0)
      for place in row * width + columns.lowerBound..<row * width + columns.upperBound
      where shown.isEmpty || pixels[place] != shown[place] {
        if pixels[place] != color {
          if run > 0 { counts[color, default: 0] += run }
          (color, run) = (pixels[place], 0)
        }
        run += 1
      }
      if run > 0 { counts[color, default: 0] += run }
    }
    return counts
  }

  private func putDelay(from begin: Double, to end: Double, transparent: Int?) throws(ImageError) {
    // Rounds the ends instead of the durations, so that no error accumulates; the field has two bytes.
    let delay = min(Int((end * 100).rounded()) - Int((begin * 100).rounded()), 65_535)
    var control = GraphicsControlBlock(
      DisposalMode: DISPOSE_DO_NOT, UserInputFlag: false, DelayTime: Int32(delay),
      TransparentColor: transparent.map(Int32.init) ?? NO_TRANSPARENT_COLOR)
    var block = [UInt8](repeating: 0, count: 4)
    EGifGCBToExtension(&control, &block)
    try check(EGifPutExtension(file, GRAPHICS_EXT_FUNC_CODE, Int32(block.count), block))
  }

  private func putTable(
    _ palette: GIFPalette, isFirst: Bool, columns: Range<Int>, rows: Range<Int>
  ) throws(ImageError) {
    var colors = palette.colors.map {
      GifColorType(
        Red: UInt8(truncatingIfNeeded: $0 >> 16), Green: UInt8(truncatingIfNeeded: $0 >> 8),
        Blue: UInt8(truncatingIfNeeded: $0))
    }
    // The size is a power of two and includes the transparent colour.
    let used = colors.count + (isFirst ? 0 : 1)
    let size = 1 << max(1, Int.bitWidth - (used - 1).leadingZeroBitCount)
    colors += Array(repeating: GifColorType(), count: size - colors.count)
    guard let table = GifMakeMapObject(Int32(size), colors) else {
      throw .outOfMemory(width: width, height: height)
    }
    defer { GifFreeMapObject(table) }
    try check(
      EGifPutImageDesc(
        file, Int32(columns.lowerBound), Int32(rows.lowerBound), Int32(columns.count), Int32(rows.count), false, table))
  }

  private func check(_ result: Int32) throws(ImageError) {
    guard result == GIF_OK else { throw Self.error(file?.pointee.Error ?? 0) }
  }

  private static func error(_ code: Int32) -> ImageError {
    .encoding(GifErrorString(code).map { String(cString: $0) } ?? "giflib gave no reason")
  }
}
