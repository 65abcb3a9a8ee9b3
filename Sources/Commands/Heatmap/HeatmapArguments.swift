import ArgumentParser
import Descent
import Studies
import Wording

/// An axis of a heat map as written: `lr`, or with its values `momentum=0:0.9:10` or `batch-size=8,32,full`.
struct HeatmapAxisArgument: WrittenArgument {
  /// The varied quantity.
  let quantity: HeatmapQuantity
  /// The values; empty if the option of that name has them.
  let values: [Double]
  /// The values as text, for quantities whose values are words.
  let words: [String]

  init(written text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts[0] == "start0" ? HeatmapQuantity.start.name : parts[0]
    guard let quantity = HeatmapQuantity(named: name) else {
      let known = HeatmapQuantity.all.map(\.name)
      throw ValidationError(
        "an axis is \(known.joined(separator: ", ")) or a setting such as adam:beta1"
          + NearestName(to: name, among: known).clause)
    }
    self.quantity = quantity
    guard parts.count == 2 else {
      (values, words) = ([], [])
      return
    }
    let pieces = Self.pieces(of: parts[1])
    var values: [Double] = []
    for piece in quantity.isNamed ? [] : pieces {
      if quantity == .batchSize, piece == "full" {
        values.append(.infinity)
      } else if let range = try? NumberRange(written: piece) {
        values += range.values
      } else if quantity.setting != nil, !piece.isEmpty, piece.split(separator: ":").allSatisfy({ Double($0) == nil }) {
        // The value of a setting may be a word, such as an activation.
        (self.values, words) = ([], pieces)
        return
      } else {
        values += try NumberRange(written: piece).values
      }
    }
    self.values = values
    words = quantity.isNamed ? pieces : []
  }

  /// Splits text at commas; a piece with an equals sign but no colon continues the settings of the component before it.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      if part.contains("="), !part.prefix(while: { $0 != "=" }).contains(":"), let last = pieces.last {
        pieces[pieces.count - 1] = last + "," + part
      } else {
        pieces.append(part)
      }
    }
    return pieces
  }
}

/// The value that a heat map's colours show, as written: `loss`, `accuracy`, `p0` and so on.
struct HeatmapValueArgument: WrittenArgument, CustomStringConvertible {
  /// The value.
  let value: HeatmapValue

  /// Creates the argument for a value.
  init(_ value: HeatmapValue) { self.value = value }

  init(written text: String) throws {
    guard let value = HeatmapValue(text) else {
      let known = HeatmapValue.named.map(\.description)
      throw ValidationError(
        "colours say \(known.joined(separator: ", ")) or a parameter, p0 and so on"
          + NearestName(to: text, among: known).clause)
    }
    self.value = value
  }

  var description: String { value.description }
}
