/// One axis of a heat map: what it varies and over which values.
public struct HeatmapAxis: Sendable, Codable, Equatable {
  /// What is varied.
  public var quantity: HeatmapQuantity
  /// The values, ascending; in a plan none for usual ones, and an infinite batch size for all examples.
  public var values: [Double]

  /// An axis; values are put in order, counts are rounded, and what is there twice is left out.
  public init(_ quantity: HeatmapQuantity, values: [Double] = []) {
    self.quantity = quantity
    self.values = Set(quantity.isWhole ? values.map { $0.rounded() } : values).sorted()
  }
}
