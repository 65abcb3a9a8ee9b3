import CZlib
import FileReading
import Recipes

/// Text chunks of PNG files with valid checksums, and recipes in such text.
///
/// Two bytes give the length of the chunk that follows; its first bit selects its kind.
enum PNGTextTarget: FuzzTarget {
  static let name = "png-text"

  static func read(_ bytes: [UInt8]) throws {
    var picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    var rest = bytes[...]
    while rest.count >= 2 {
      let (high, low) = (rest.removeFirst(), rest.removeFirst())
      let data = rest.prefix(Int(high & 0x7F) << 8 | Int(low))
      picture += chunk(high & 0x80 == 0 ? "iTXt" : "tEXt", data)
      rest = rest.dropFirst(data.count)
    }
    picture += chunk("IEND", [])
    _ = RecipeReport(try FigureRecord(InputFile(path: "figure.png", bytes: picture))).text
  }

  private static func chunk(_ type: String, _ data: ArraySlice<UInt8>) -> [UInt8] {
    let body = Array(type.utf8) + data
    let sum = UInt32(truncatingIfNeeded: crc32_z(0, body, body.count))
    return bigEndian(UInt32(data.count)) + body + bigEndian(sum)
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { [UInt8]($0) } }
}
