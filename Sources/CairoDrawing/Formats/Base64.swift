#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Base64 (RFC 4648).
enum Base64 {
  /// Encodes bytes.
  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// Decodes a text, ignoring white space; `nil` when it is not Base64.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    Data(base64Encoded: String(text), options: .ignoreUnknownCharacters).map { [UInt8]($0) }
  }
}
