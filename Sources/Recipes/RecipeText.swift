#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How recipes and the data of figures are written: JSON with keys in order, so that the same gives the same bytes.
package enum RecipeText {
  /// The text of a value; numbers that are not finite are words.
  package static func written(_ value: some Encodable) throws -> String {
    try JSONWriter.text(of: value)
  }

  /// The value that was written.
  ///
  /// - Throws: `DecodingError` for anything else.
  package static func read<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: Data(text.utf8))
  }
}
