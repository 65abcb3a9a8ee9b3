import ArgumentParser
import Experiments

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
