import Drawing

/// The text chunks of a PNG file.
struct PNGText {
  /// The largest number of bytes in one chunk, because Pillow rejects chunks that decompress to more than 1 MiB.
  static let limit = 1_000_000

  let description: ImageDescription

  /// Returns the type and data of each chunk, in order; a long attachment is split into consecutive chunks.
  func chunks() throws(ImageError) -> [(type: String, data: [UInt8])] {
    var chunks: [(type: String, data: [UInt8])] = []
    for entry in description.allEntries { chunks += try Self.chunks(entry) }
    return chunks
  }

  /// Returns whether `key` is valid: 1 to 79 printable Latin-1 characters, no space at an end, no two in a row.
  static func allows(key: String) -> Bool {
    let scalars = key.unicodeScalars
    return (1...79).contains(scalars.count) && !key.hasPrefix(" ") && !key.hasSuffix(" ") && !key.contains("  ")
      && scalars.allSatisfy { ("\u{20}"..."\u{7E}").contains($0) || ("\u{A1}"..."\u{FF}").contains($0) }
  }

  private static func chunks(_ entry: ImageDescription.Entry) throws(ImageError) -> [(type: String, data: [UInt8])] {
    // A NUL separates the fields.
    let value = entry.value.replacing("\0", with: "\u{FFFD}")
    let key = latin1(entry.key) ?? []
    // Below this size compression saves nothing, and plain text is shown even by viewers that cannot decompress.
    if entry.isAttachment, value.utf8.count > 1_024 {
      return try parts(Array(value.utf8)).map { part throws(ImageError) in
        ("iTXt", key + [0, 1, 0, 0, 0] + (try Deflate.packed(part)))
      }
    }
    if let text = latin1(value) { return [("tEXt", key + [0] + text)] }
    // Uncompressed, without a language or a translated key.
    return [("iTXt", key + [0, 0, 0, 0, 0] + Array(value.utf8))]
  }

  /// Splits UTF-8 into parts that fit a chunk, between characters.
  private static func parts(_ text: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var start = 0
    while start < text.count {
      var end = min(start + limit, text.count)
      while end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
      parts.append(Array(text[start..<end]))
      start = end
    }
    return parts
  }

  /// Returns the text in Latin-1; `nil` if it has other characters, or controls, which a tEXt chunk must not contain.
  private static func latin1(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\u{20}"..."\u{7E}", "\u{A0}"..."\u{FF}": bytes.append(UInt8(scalar.value))
      default: return nil
      }
    }
    return bytes
  }
}

extension ImageDescription {
  /// All entries, including title and description under the names of the PNG specification.
  var allEntries: [Entry] {
    var first: [Entry] = []
    if !title.isEmpty { first.append(Entry("Title", title)) }
    if !alternativeText.isEmpty { first.append(Entry("Description", alternativeText)) }
    return first + entries
  }
}
