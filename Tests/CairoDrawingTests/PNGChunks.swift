import CZlib
import Testing

/// The chunks of a PNG file, in order, with their checksums verified.
struct PNGChunks {
  struct Chunk: Equatable {
    var type: String
    var data: [UInt8]
  }

  let all: [Chunk]

  init(_ file: [UInt8]) throws {
    try #require(file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    var chunks: [Chunk] = []
    var rest = file.dropFirst(8)
    while !rest.isEmpty {
      let length = Int(Self.number(rest.prefix(4)))
      let body = Array(rest.dropFirst(4).prefix(4 + length))
      let sum = Self.number(rest.dropFirst(8 + length).prefix(4))
      try #require(UInt32(crc32_z(0, body, body.count)) == sum)
      chunks.append(Chunk(type: String(decoding: body.prefix(4), as: UTF8.self), data: Array(body.dropFirst(4))))
      rest = rest.dropFirst(12 + length)
    }
    all = chunks
  }

  func data(of type: String) -> [[UInt8]] {
    all.filter { $0.type == type }.map(\.data)
  }

  static func number(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
