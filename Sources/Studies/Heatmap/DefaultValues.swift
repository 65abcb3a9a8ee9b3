import GradientKit

/// The default values of a heat map's axes.
struct DefaultValues {
  /// The optimizer's default rate for this problem.
  let rate: Double
  /// The number of training examples; 1 for a surface.
  let exampleCount: Int
  /// The surface, if the subject is one.
  let surface: (any Surface)?
  /// The first seed.
  let seed: UInt64

  /// Returns the axis with default values if it has none, and with the number of examples for a full batch.
  func completed(_ axis: HeatmapAxis) -> HeatmapAxis {
    guard axis.words.isEmpty else { return axis }
    let values = axis.values.isEmpty ? values(of: axis.quantity) : axis.values
    guard axis.quantity == .batchSize else { return HeatmapAxis(axis.quantity, values: values) }
    return HeatmapAxis(.batchSize, values: values.map { min($0, Double(exampleCount)) })
  }

  private func values(of quantity: HeatmapQuantity) -> [Double] {
    switch quantity {
    case .rate: (0...24).map { rate * Double.pow(10, Double($0) / 6 - 2.5) }
    case .epochs, .steps: surface == nil ? (1...20).map { Double($0) } : (1...40).map { 5 * Double($0) }
    case .start, .start1: coordinates(quantity.coordinate ?? 0)
    case .seed: (0..<10).map { Double(seed &+ $0) }
    default: quantity.defaultValues ?? []
    }
  }

  private func coordinates(_ index: Int) -> [Double] {
    let window = surface.flatMap { index < $0.window.count ? $0.window[index] : nil } ?? -3...3
    return (0...60).map { window.lowerBound + (window.upperBound - window.lowerBound) * Double($0) / 60 }
  }
}
