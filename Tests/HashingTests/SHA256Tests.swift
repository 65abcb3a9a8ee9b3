import Hashing
import Testing

@Suite struct SHA256Tests {
  // FIPS 180-4 examples, and a hundred thousand times the letter a.
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("aaaaaaaaaa", 10_000, "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"),
  ])
  func `hashes are those of the standard`(text: String, times: Int, expected: String) {
    for isPlain in [false, true] {
      var hash = SHA256(isPlain: isPlain)
      for _ in 0..<times { hash.update(Array(text.utf8)) }
      #expect(hash.finished() == expected)
    }
  }

  @Test(arguments: [0, 1, 55, 56, 63, 64, 65, 127, 128, 1000])
  func `the processor's instructions and plain code come to the same, whatever the pieces`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
    var (whole, pieces) = (SHA256(), SHA256(isPlain: true))
    whole.update(bytes)
    for first in stride(from: 0, to: count, by: 17) { pieces.update(bytes[first..<min(count, first + 17)]) }
    #expect(whole.finished() == pieces.finished())
  }

  @Test func `fields do not run together`() {
    var (left, right) = (SHA256(), SHA256())
    left.update(field: Array("ab".utf8))
    left.update(field: Array("c".utf8))
    right.update(field: Array("a".utf8))
    right.update(field: Array("bc".utf8))
    #expect(left.finished() != right.finished())
  }
}
