/// What an axis of a heat map varies; raw values are names on the command line.
package enum HeatmapQuantity: String, Sendable, Codable, CaseIterable {
  /// The base rate.
  case rate = "lr"
  /// Passes over the training examples; updates on a surface.
  case epochs
  /// Updates.
  case steps
  /// Examples an update looks at.
  case batchSize = "batch-size"
  /// The share of the velocity an optimizer keeps.
  case momentum
  /// λ of λ·ΣW².
  case l2
  /// The first coordinate of the initial point.
  case start
  /// The second coordinate of the initial point.
  case start1
  /// The seed of all random numbers.
  case seed

  /// Whether it is how long a run is: then one run may serve several cells.
  package var isLength: Bool { self == .epochs || self == .steps }

  /// Whether it is counted in whole numbers.
  package var isWhole: Bool { isLength || self == .batchSize || self == .seed }

  /// The coordinate of the initial point it is, if it is one.
  package var coordinate: Int? {
    switch self {
    case .start: 0
    case .start1: 1
    default: nil
    }
  }

  /// Its column in the table of numbers.
  package var columnName: String {
    switch self {
    case .rate: "rate"
    case .batchSize: "batch_size"
    default: rawValue
    }
  }
}

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
