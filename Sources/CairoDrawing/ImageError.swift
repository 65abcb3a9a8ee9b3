import CPangoCairo
package import Drawing

/// An error that prevents a picture.
package enum ImageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The drawing area is empty, negative or not finite; in points.
  case unusableSize(Size)
  /// The number of pixels per point is not a positive finite number.
  case unusableScale(Double)
  /// The picture would have more pixels along one side than can be drawn.
  case tooLarge(width: Double, height: Double, limit: Int)
  /// The picture would have more pixels in total than can be encoded.
  case tooManyPixels(width: Int, height: Int, limit: Int)
  /// An entry of the description has a name that a PNG file cannot hold; the same rule holds for all formats.
  case unusableKey(String)
  /// The animation has no frames.
  case noFrames
  /// The duration of a frame is outside the allowed range of seconds.
  case unusableDuration(Double, allowed: ClosedRange<Double>)
  /// Even with the fewest pixels and frames, the animation is larger than this many bytes.
  case tooManyBytes(limit: Int)
  /// There was not enough memory for this many pixels.
  case outOfMemory(width: Int, height: Int)
  /// No font is installed, so no text can be drawn.
  case noFont
  /// A required font file could not be read; `family` is the family of most of the text.
  case unreadableFont(family: String)
  /// The drawing library failed, with its own message.
  case drawing(String)
  /// The file format's library failed, with its own message.
  case encoding(String)

  /// The problem and its remedy.
  package var description: String {
    switch self {
    case .unusableSize(let size):
      "a figure of \(size.width)×\(size.height) points cannot be drawn; width and height must be positive numbers"
    case .unusableScale(let scale):
      "a scale of \(scale) cannot be drawn; it must be a positive number"
    case .tooLarge(let width, let height, let limit):
      "a picture of \(Self.pixels(width))×\(Self.pixels(height)) pixels is too large; the limit is \(limit) a side, "
        + "so choose a smaller size or scale"
    case .tooManyPixels(let width, let height, let limit):
      "a picture of \(width)×\(height) pixels is too large; the limit is \(limit) altogether, so choose a smaller size or "
        + "scale"
    case .unusableKey(let key):
      "an entry named '\(key)' cannot be written; a name has 1 to 79 printable Latin-1 characters, without spaces at its "
        + "ends or two in a row"
    case .noFrames:
      "an animation needs at least one frame"
    case .unusableDuration(let seconds, let allowed):
      "a frame cannot be shown for \(seconds) seconds; choose from \(allowed.lowerBound) to \(allowed.upperBound)"
    case .tooManyBytes(let limit):
      "the animation does not fit in \(Self.size(limit)), even with few pixels and frames; choose a smaller size or "
        + "allow a larger file"
    case .outOfMemory(let width, let height):
      "not enough memory for a picture of \(width)×\(height) pixels; choose a smaller size or scale"
    case .noFont:
      "no font found; install one, such as Inter (Debian: apt install fonts-inter)"
    case .unreadableFont(let family):
      "the file of a font cannot be read, perhaps of '\(family)'; see whether it may be read (fc-match -v '\(family)' names "
        + "it) and whether the limit of open files is too low (ulimit -n)"
    case .drawing(let message):
      "the figure could not be drawn: \(message)"
    case .encoding(let message):
      "the picture could not be encoded: \(message)"
    }
  }

  /// Formats a number of bytes, such as `2.5 MB`.
  static func size(_ bytes: Int) -> String {
    let megabytes = Double(bytes) / 1e6
    return bytes < 1_000_000
      ? "\(bytes) bytes" : "\(Int(exactly: megabytes).map(String.init) ?? String((megabytes * 10).rounded() / 10)) MB"
  }

  private static func pixels(_ count: Double) -> String {
    count < 1e15 ? String(Int(count.rounded(.up))) : String(count)
  }
}

extension ImageError {
  init(_ status: cairo_status_t) {
    self = .drawing(cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown reason")
  }
}
