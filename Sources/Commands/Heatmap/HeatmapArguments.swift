import ArgumentParser
import Descent
import Studies
import Wording

/// An axis of a heat map as written: `lr`, or with its values `momentum=0:0.9:10` or `batch-size=8,32,full`.
struct HeatmapAxisArgument: ExpressibleByArgument, Sendable {
  /// What is varied.
  let quantity: HeatmapQuantity
  /// The values; empty where the option of that name has them.
  let values: [Double]

  /// Reads an axis; `nil` when the name or a value makes no sense.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts[0] == "start0" ? HeatmapQuantity.start.rawValue : parts[0]
    guard let quantity = HeatmapQuantity(rawValue: name) else { return nil }
    self.quantity = quantity
    guard parts.count == 2 else {
      values = []
      return
    }
    var values: [Double] = []
    for part in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
      if quantity == .batchSize, part == "full" {
        values.append(.infinity)
      } else if let range = NumberRange(argument: String(part)) {
        values += range.values
      } else {
        return nil
      }
    }
    self.values = values
  }

  static var allValueStrings: [String] { HeatmapQuantity.allCases.map(\.rawValue) }
}

/// What the colours of a heat map say, as written: `loss`, `accuracy`, `p0` and so on.
struct HeatmapValueArgument: ExpressibleByArgument, Sendable {
  /// The value.
  let value: HeatmapValue

  /// The argument for a value.
  init(_ value: HeatmapValue) { self.value = value }

  /// Reads a name; `nil` when there is no such value.
  init?(argument: String) {
    guard let value = HeatmapValue(argument) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { HeatmapValue.named.map(\.description) + ["p0", "…"] }
  var defaultValueDescription: String { value.description }
}
