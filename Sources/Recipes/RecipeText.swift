#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The encoding of recipes and of the data of figures: JSON with sorted keys, so that equal values give equal bytes.
package enum RecipeText {
  /// Encodes a value; numbers that are not finite are strings.
  package static func written(_ value: some Encodable) throws -> String {
    try JSONWriter.text(of: value)
  }

  /// Decodes a value.
  ///
  /// - Throws: `DecodingError` for anything else.
  package static func read<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: Data(text.utf8))
  }
}
