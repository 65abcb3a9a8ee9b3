import RunLogs
import Testing

struct CRC32CTests {
  @Test(
    "checks are those of RFC 3720, appendix B.4",
    arguments: [
      ([UInt8](repeating: 0, count: 32), 0x8A91_36AA), ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
      (Array(0..<32), 0x46DD_794E), (Array((0..<32).reversed()), 0x113F_DB5C),
      // The check value of the catalogue of parametrised CRC algorithms; its length is not a multiple of eight bytes.
      (Array("123456789".utf8), 0xE306_9283), ([], 0),
    ] as [([UInt8], UInt32)])
  func checks(bytes: [UInt8], check: UInt32) {
    #expect(CRC32C.checksum(bytes.span.bytes) == check)
  }
}
