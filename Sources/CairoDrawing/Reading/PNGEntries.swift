import CZlib
import Drawing

/// Reads the text chunks of a PNG file; consecutive compressed chunks of one name form one text.
enum PNGEntries {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  static func read(_ file: [UInt8]) throws(ImageReadError) -> [ImageDescription.Entry] {
    var entries: [ImageDescription.Entry] = []
    var position = signature.count
    while true {
      guard file.count - position >= 12 else { throw .damaged("it ends at byte \(file.count), inside a chunk") }
      let length = number(in: file, at: position)
      guard length <= file.count - position - 12 else {
        throw .damaged("the chunk at byte \(position) is longer than the file")
      }
      let body = file[position + 4..<position + 8 + length]
      let type = String(decoding: body.prefix(4), as: UTF8.self)
      if type == "IEND" { return entries }
      if type == "tEXt" || type == "iTXt" {
        let sum = body.withUnsafeBufferPointer { Int(crc32_z(0, $0.baseAddress, $0.count)) }
        guard sum == number(in: file, at: position + 8 + length) else {
          throw .damaged("the checksum of the text at byte \(position) is wrong")
        }
        let data = body.dropFirst(4)
        guard let entry = type == "tEXt" ? latin(data) : international(data) else {
          throw .damaged("the text at byte \(position) cannot be read")
        }
        let last = entries.count - 1
        if entry.isAttachment, last >= 0, entries[last].isAttachment, entries[last].key == entry.key {
          guard entries[last].value.utf8.count + entry.value.utf8.count <= ImageEntries.limit else {
            throw .damaged("the text at byte \(position) is too long")
          }
          entries[last].value += entry.value
        } else {
          entries.append(entry)
        }
      }
      position += 12 + length
    }
  }

  private static func number(in file: [UInt8], at position: Int) -> Int {
    file[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func latin(_ data: ArraySlice<UInt8>) -> ImageDescription.Entry? {
    guard let end = data.firstIndex(of: 0) else { return nil }
    return ImageDescription.Entry(text(data[..<end]), text(data[(end + 1)...]))

    func text(_ bytes: ArraySlice<UInt8>) -> String {
      String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }

  private static func international(_ data: ArraySlice<UInt8>) -> ImageDescription.Entry? {
    guard let end = data.firstIndex(of: 0), data.endIndex - end > 3 else { return nil }
    let (isPacked, method) = (data[end + 1] == 1, data[end + 2])
    // A language and a translated key, which are ignored.
    guard method == 0, let language = data[(end + 3)...].firstIndex(of: 0),
      let translated = data[(language + 1)...].firstIndex(of: 0)
    else { return nil }
    let rest = data[(translated + 1)...]
    guard let bytes = isPacked ? Deflate.unpacked(rest, atMost: ImageEntries.limit) : Array(rest) else { return nil }
    return ImageDescription.Entry(
      String(decoding: data[..<end], as: UTF8.self), String(decoding: bytes, as: UTF8.self), isAttachment: isPacked)
  }
}
