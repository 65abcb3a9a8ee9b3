#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Bytes as text (RFC 4648).
enum Base64 {
  /// The bytes, written out.
  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// The bytes that were written out; `nil` for text that is none, white space aside.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    Data(base64Encoded: String(text), options: .ignoreUnknownCharacters).map { [UInt8]($0) }
  }
}
