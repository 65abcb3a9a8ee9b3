import GradientKit

/// The 1,797 handwritten digits of scikit-learn's `load_digits`, 8×8 pixels each.
///
/// The test part of "Optical Recognition of Handwritten Digits" (E. Alpaydin and C. Kaynak 1998, UCI Machine Learning
/// Repository, doi:10.24432/C50P49, CC BY 4.0), in the copy that ships with scikit-learn (BSD-3-Clause). A pixel is the
/// number of dark pixels in a 4×4 block, 0…16.
struct Digits: DataSource {
  /// `digits`.
  static let name = "digits"
  /// A short description for lists.
  static let summary = "1,797 handwritten digits of 8×8 pixels (scikit-learn)"

  /// Creates the data source, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// Loads the 1,797 images in scikit-learn's order; the seed has no effect.
  func load(seed: UInt64) throws -> Dataset {
    var pixels: [UInt8] = []
    var labels: [Int32] = []
    pixels.reserveCapacity(1_797 * 64)
    labels.reserveCapacity(1_797)
    Self.rows.withUTF8Buffer { text in
      for line in text.split(separator: UInt8(ascii: "\n")) {
        for character in line.prefix(64) {
          pixels.append(
            character >= UInt8(ascii: "a") ? character - UInt8(ascii: "a") + 10 : character - UInt8(ascii: "0"))
        }
        labels.append(Int32(line[line.endIndex - 1] - UInt8(ascii: "0")))
      }
    }
    return Dataset(
      name: "digits",
      source: "Optical Recognition of Handwritten Digits, test part (Alpaydin and Kaynak 1998, UCI, CC BY 4.0)",
      kind: .images(width: 8, height: 8, channels: 1, range: 0...16),
      training: Examples(
        features: FeatureTable(bytes: pixels, width: 64),
        targets: .labels(labels, classes: (0...9).map { String($0) })),
      defaultNormalization: .unit)
  }
}
