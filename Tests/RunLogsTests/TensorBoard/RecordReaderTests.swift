import RunLogs
import Testing

struct RecordReaderTests {
  private static let file = RecordWriter.record([1, 2, 3]) + RecordWriter.record([]) + RecordWriter.record([9])

  private func findings(_ bytes: [UInt8]) -> [RecordReader.Finding] {
    var reader = RecordReader(bytes)
    var findings: [RecordReader.Finding] = []
    while let finding = reader.next() { findings.append(finding) }
    return findings
  }

  @Test("records are found one after the other, empty ones too")
  func whole() {
    #expect(findings(Self.file) == [.data(12..<15), .data(31..<31), .data(47..<48)])
    #expect(findings([]) == [])
  }

  @Test("a record with damaged data is passed over, and one with a damaged length ends the file")
  func damaged() {
    var bytes = Self.file
    bytes[13] ^= 0x10
    #expect(findings(bytes) == [.damagedData, .data(31..<31), .data(47..<48)])
    bytes[19] ^= 1
    #expect(findings(bytes) == [.damagedData, .damagedLength])
  }

  @Test("a file may end anywhere")
  func cut() {
    for count in Self.file.indices.dropFirst() where count != 19 && count != 35 {
      #expect(findings(Array(Self.file.prefix(count))).last == .cutOff)
    }
  }

  @Test("a length beyond the file, though its check is right, is a cut and no trap", arguments: [4, 1 << 40, .max])
  func absurdLength(length: UInt64) {
    let header = withUnsafeBytes(of: length.littleEndian) { [UInt8]($0) }
    let check = withUnsafeBytes(of: CRC32C.masked(header.span.bytes).littleEndian) { [UInt8]($0) }
    #expect(findings(header + check + [0, 0, 0, 0]) == [.cutOff])
  }
}
