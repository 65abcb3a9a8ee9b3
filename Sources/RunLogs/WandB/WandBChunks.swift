import CZlib

/// Parses the records of a W&B run file: LevelDB's log format with another header and another checksum.
///
/// Blocks of 32,768 bytes, counted from the start of the file, contain chunks of a seven-byte header and data; a record
/// longer than the rest of its block continues in the next. The checksum is zlib's CRC-32 of the type and the data.
struct WandBChunks {
  /// The number of blocks with a damaged chunk, whose rest was skipped.
  private(set) var damagedBlocks = 0
  /// Whether the file ends within a record, as while the run is in progress.
  private(set) var isCutOff = false

  private let bytes: [UInt8]
  private var position: Int

  /// The first bytes of every file: a signature, a magic number, a version.
  static let header: [UInt8] = [0x3A, 0x57, 0x26, 0x42, 0xE1, 0xBE, 0x00]
  private static let blockSize = 32_768
  private static let headerSize = 7
  private static let (full, first, middle, last): (UInt8, UInt8, UInt8, UInt8) = (1, 2, 3, 4)

  /// Creates a reader after the header.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = Self.header.count
  }

  /// Returns the bytes of the next record; `nil` at the end.
  mutating func next() -> [UInt8]? {
    var record: [UInt8]?
    while let (type, data) = nextChunk() {
      switch type {
      case Self.full: return Array(data)
      case Self.first: record = Array(data)
      case Self.middle: record?.append(contentsOf: data)
      case Self.last:
        // Without a beginning, it is the end of a record in a damaged block.
        record?.append(contentsOf: data)
        if let record { return record }
      default: break
      }
    }
    if record != nil { isCutOff = true }
    return nil
  }

  private mutating func nextChunk() -> (type: UInt8, data: ArraySlice<UInt8>)? {
    while true {
      let left = Self.blockSize - position % Self.blockSize
      if left < Self.headerSize { position += left }
      guard position < bytes.count else { return nil }
      guard position + Self.headerSize <= bytes.count else {
        isCutOff = true
        return nil
      }
      let check = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
      let length = Int(bytes[position + 4]) | Int(bytes[position + 5]) << 8
      let type = bytes[position + 6]
      let start = position + Self.headerSize
      let blockEnd = position - position % Self.blockSize + Self.blockSize
      guard start + length <= blockEnd, (Self.full...Self.last).contains(type) else {
        // Zeros fill space that was allocated but not written.
        if !(check == 0 && length == 0 && type == 0) { damagedBlocks += 1 }
        position = blockEnd
        continue
      }
      guard start + length <= bytes.count else {
        isCutOff = true
        return nil
      }
      guard Self.check(of: bytes[(start - 1)..<(start + length)]) == check else {
        damagedBlocks += 1
        position = blockEnd
        continue
      }
      position = start + length
      return (type, bytes[start..<(start + length)])
    }
  }

  private static func check(of bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32($0.count))) }
  }
}
