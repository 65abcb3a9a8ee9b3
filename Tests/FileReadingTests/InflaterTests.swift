import FileReading
import TestSupport
import Testing

struct InflaterTests {
  private let text = Array(repeatElement(Array("deflate ".utf8), count: 20_000).joined())

  @Test func `what was packed comes out, from anywhere in a file`() throws {
    let file = [1, 2, 3] + Packing.deflated(text)
    #expect(try Inflater.unpack(file[3...], from: .none, atMost: .max) == text)
  }

  @Test func `no more comes out than was asked for`() throws {
    #expect(
      try Inflater.unpack(Packing.deflated(text)[...], from: .none, atMost: 100_001) == Array(text.prefix(100_001)))
    #expect(try Inflater.unpack([0xFF], from: .none, atMost: 0).isEmpty)
  }

  @Test func `damaged and cut bytes are told apart`() {
    let packed = Packing.deflated(text)
    #expect(throws: Inflater.Fault.cutOff) { try Inflater.unpack(packed.dropLast(), from: .none, atMost: .max) }
    #expect(throws: Inflater.Fault.cutOff) { try Inflater.unpack([], from: .none, atMost: .max) }
    #expect(throws: Inflater.Fault.damaged(byte: 1)) { try Inflater.unpack([0xFF], from: .none, atMost: .max) }
  }
}
