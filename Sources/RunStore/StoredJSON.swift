#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Values as JSON in a store, including non-finite numbers.
package enum StoredJSON {
  private static let words = (inf: "inf", minus: "-inf", nan: "nan")

  /// Returns a value as JSON with sorted keys; `nil` if it cannot be encoded.
  package static func text(of value: some Encodable, isPretty: Bool = false) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: words.inf, negativeInfinity: words.minus, nan: words.nan)
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value that JSON holds; `nil` where it is not of that kind.
  package static func value<Value: Decodable>(_ type: Value.Type, of text: String) -> Value? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: words.inf, negativeInfinity: words.minus, nan: words.nan)
    return try? decoder.decode(type, from: Data(text.utf8))
  }
}
