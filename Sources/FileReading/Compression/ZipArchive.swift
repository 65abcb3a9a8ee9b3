import CZlib
import Wording

/// A zip archive (PKWARE's APPNOTE 6.3), read through its central directory.
///
/// Entries are stored or deflated. Archives with overlapping entries are rejected, because a small file of that kind
/// can decompress to more than any machine's memory.
struct ZipArchive {
  /// The entries in directory order.
  private(set) var entries: [ZipEntry] = []

  private let path: String
  private let bytes: [UInt8]

  /// The largest compression ratio of deflate (zlib's technical notes).
  private static let greatestRatio = 1_032

  /// Returns whether the bytes begin like an archive.
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Reads the central directory.
  init(_ file: InputFile) throws(FileError) {
    path = file.path
    bytes = file.bytes
    guard let directory = Self.directory(of: bytes) else {
      throw .badArchive(path: path, what: "has no directory at its end: it is cut off, or no zip archive at all")
    }
    var offset = directory.start
    for position in 0..<directory.count {
      guard let entry = ZipEntry(in: bytes, at: &offset, before: directory.start) else {
        throw .badArchive(
          path: path, what: "is damaged: entry \(position.grouped) of its directory leads nowhere; fetch the file again"
        )
      }
      entries.append(entry)
    }
    let ordered = entries.sorted { $0.header < $1.header }
    for (entry, next) in zip(ordered, ordered.dropFirst()) where entry.data.upperBound > next.header {
      throw .badArchive(path: path, what: "is damaged: '\(entry.name)' and '\(next.name)' share bytes")
    }
  }

  /// Returns the decompressed contents of an entry, which must match the directory's size and be at most `limit` bytes.
  func contents(of entry: ZipEntry, atMost limit: Int) throws(FileError) -> [UInt8] {
    func fault(_ what: String) -> FileError { .badArchive(path: path, what: what) }
    guard !entry.isEncrypted else { throw fault("is encrypted; unpack it and pack it again without a password") }
    guard entry.size <= limit else {
      throw fault(
        "unpacks to more than \(limit.grouped) bytes, which is more than is read; save fewer arrays in one file, or unpacked"
      )
    }
    let damage = "is damaged: '\(entry.name)' does not unpack to the \(entry.size.grouped) bytes of the directory"
    let contents: [UInt8]
    switch entry.method {
    case 0:
      guard entry.data.count == entry.size else { throw fault(damage) }
      contents = Array(bytes[entry.data])
    case 8:
      guard entry.size / Self.greatestRatio <= entry.data.count,
        let unpacked = try? Inflater.unpack(bytes[entry.data], from: .none, atMost: entry.size + 1),
        unpacked.count == entry.size
      else { throw fault(damage) }
      contents = unpacked
    default:
      throw fault("packs '\(entry.name)' by method \(entry.method), but only deflate is read (np.savez_compressed)")
    }
    guard Self.checksum(of: contents) == entry.checksum else {
      throw fault("is damaged: '\(entry.name)' has another checksum than the directory says; fetch the file again")
    }
    return contents
  }

  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, z_size_t($0.count))) }
  }

  /// Returns the start of the directory and its number of entries; `nil` if there is none.
  private static func directory(of bytes: [UInt8]) -> (start: Int, count: Int)? {
    let endBytes = 22
    // A comment of at most 65,535 bytes may follow.
    for offset in stride(from: bytes.count - endBytes, through: max(0, bytes.count - endBytes - 0xFFFF), by: -1) {
      guard bytes.littleEndian(UInt32.self, at: offset) == 0x0605_4B50,
        let comment = bytes.littleEndian(UInt16.self, at: offset + 20), offset + endBytes + Int(comment) == bytes.count,
        let count = bytes.littleEndian(UInt16.self, at: offset + 10),
        let start = bytes.littleEndian(UInt32.self, at: offset + 16)
      else { continue }
      let (wideStart, wideCount) = wideDirectory(of: bytes, before: offset)
      let place = (start == .max ? wideStart : Int(start), count == .max ? wideCount ?? Int(count) : Int(count))
      guard let start = place.0, start <= offset else { return nil }
      return (start, place.1)
    }
    return nil
  }

  /// Returns the start and count from the zip64 directory, for archives too large for the fields of the ordinary one.
  private static func wideDirectory(of bytes: [UInt8], before end: Int) -> (start: Int?, count: Int?) {
    guard bytes.littleEndian(UInt32.self, at: end - 20) == 0x0706_4B50,
      let place = bytes.littleEndian(UInt64.self, at: end - 12).flatMap({ Int(exactly: $0) }), place <= end,
      bytes.littleEndian(UInt32.self, at: place) == 0x0606_4B50
    else { return (nil, nil) }
    func number(at offset: Int) -> Int? {
      bytes.littleEndian(UInt64.self, at: place + offset).flatMap { Int(exactly: $0) }
    }
    return (number(at: 48), number(at: 32))
  }
}

extension [UInt8] {
  /// Returns the little-endian number at `offset`; `nil` if it exceeds the bytes.
  func littleEndian<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int) -> Number? {
    guard offset >= 0, offset <= count - MemoryLayout<Number>.size else { return nil }
    return withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self)) }
  }
}
