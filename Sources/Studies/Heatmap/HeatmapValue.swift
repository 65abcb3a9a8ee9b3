import Descent

/// What the colour of a cell says about the end of its runs.
package enum HeatmapValue: Sendable, Hashable {
  /// The loss over the examples held out, or over the training examples where none are; f on a surface.
  case loss
  /// The share classified right of the examples held out, or of the training examples where none are.
  case accuracy
  /// The loss over the training examples; f on a surface.
  case trainLoss
  /// The loss over the examples held out.
  case validationLoss
  /// The share of training examples classified right.
  case trainAccuracy
  /// The share of examples held out that is classified right.
  case validationAccuracy
  /// A parameter, or a coordinate of the point on a surface.
  case parameter(Int)

  /// The value with this name, such as `train-loss` or `p0`; `nil` when there is none.
  package init?(_ name: String) {
    if let known = Self.named.first(where: { $0.description == name }) {
      self = known
    } else if name.hasPrefix("p"), let index = Int(name.dropFirst()), (0..<Trace.recordedParameterLimit).contains(index)
    {
      self = .parameter(index)
    } else {
      return nil
    }
  }

  /// All but the parameters.
  package static let named: [HeatmapValue] = [
    .loss, .accuracy, .trainLoss, .validationLoss, .trainAccuracy, .validationAccuracy,
  ]

  /// Whether it is a share of examples.
  package var isAccuracy: Bool { [.accuracy, .trainAccuracy, .validationAccuracy].contains(self) }

  /// The parameter it is, if it is one.
  package var parameter: Int? { if case .parameter(let index) = self { index } else { nil } }
}

extension HeatmapValue: CustomStringConvertible {
  /// The name on the command line.
  package var description: String {
    switch self {
    case .loss: "loss"
    case .accuracy: "accuracy"
    case .trainLoss: "train-loss"
    case .validationLoss: "validation-loss"
    case .trainAccuracy: "train-accuracy"
    case .validationAccuracy: "validation-accuracy"
    case .parameter(let index): "p\(index)"
    }
  }
}

extension HeatmapValue: Codable {
  /// Reads the name.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = HeatmapValue(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no value of a heat map")
    }
    self = value
  }

  /// Writes the name.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
