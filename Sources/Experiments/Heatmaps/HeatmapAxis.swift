/// One axis of a heat map: what it varies and over which values.
package struct HeatmapAxis: Sendable, Codable, Equatable {
  /// What is varied.
  package var quantity: HeatmapQuantity
  /// The values, ascending; in a plan none for usual ones, and an infinite batch size for all examples.
  package var values: [Double]

  /// An axis; values are put in order, counts are rounded, and what is there twice is left out.
  package init(_ quantity: HeatmapQuantity, values: [Double] = []) {
    self.quantity = quantity
    self.values = Set(quantity.isWhole ? values.map { $0.rounded() } : values).sorted()
  }
}
