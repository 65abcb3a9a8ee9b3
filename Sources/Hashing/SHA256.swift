internal import Kernels

/// The SHA-256 hash of FIPS 180-4, which identifies plugins and data files.
///
/// Plugins are cached by this hash. With a collision, the wrong plugin's code would run, so the hash has to be
/// resistant to collisions. It is implemented here because the libraries that provide it also bring in a TLS library.
package struct SHA256 {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// Whether to avoid the processor's SHA instructions.
  private let isPlain: Bool

  /// Creates the hash of no bytes.
  package init() { self.init(isPlain: false) }

  /// Creates the hash of no bytes; with `isPlain`, computes it without the processor's SHA instructions.
  package init(isPlain: Bool) { self.isPlain = isPlain }

  /// Appends bytes to the hashed data.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
      Array(bytes).withUnsafeBytes { update($0) }
    }
  }

  /// Appends bytes to the hashed data.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    byteCount += UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let missing = rest.prefix(64 - pending.count)
      pending += missing
      rest = rest.dropFirst(missing.count)
      guard pending.count == 64 else { return }
      let block = pending
      block.withUnsafeBytes { absorb($0) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.prefix(rest.count / 64 * 64)
    absorb(UnsafeRawBufferPointer(rebasing: whole))
    pending += rest.dropFirst(whole.count)
  }

  /// Appends a text, preceded by its length, so that different lists of fields give different bytes.
  package mutating func update(field text: some Sequence<UInt8> & Collection) {
    withUnsafeBytes(of: UInt64(text.count).bigEndian) { update($0) }
    update(text)
  }

  /// Returns the hash of the data so far, as 64 hexadecimal digits.
  package func finished() -> String {
    let words = words
    return words.indices.map { index in
      let digits = String(words[index], radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// The hash of the data so far, as eight big-endian words.
  package var words: SIMD8<UInt32> {
    var copy = self
    let padding = (119 - Int(byteCount % 64)) % 64
    copy.update([0x80] + [UInt8](repeating: 0, count: padding))
    withUnsafeBytes(of: (byteCount * 8).bigEndian) { copy.update($0) }
    return SIMD8(copy.state)
  }

  /// Mixes whole blocks of 64 bytes into the state.
  private mutating func absorb(_ blocks: UnsafeRawBufferPointer) {
    guard let start = blocks.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    let count = Int64(blocks.count / 64)
    if isPlain {
      kernels_sha256_plain(&state, start, count)
    } else {
      kernels_sha256(&state, start, count)
    }
  }
}
