import Descent

/// The value at the end of a run that the colour of a cell shows.
package enum HeatmapValue: Sendable, Hashable {
  /// The loss over the held-out examples, or over the training examples if none are held out; f for a surface.
  case loss
  /// The accuracy over the held-out examples, or over the training examples if none are held out.
  case accuracy
  /// The loss over the training examples; f for a surface.
  case trainLoss
  /// The loss over the held-out examples.
  case validationLoss
  /// The share of training examples classified correctly.
  case trainAccuracy
  /// The share of held-out examples classified correctly.
  case validationAccuracy
  /// A parameter, or a coordinate of the point on a surface.
  case parameter(Int)

  /// Creates the value with a name such as `train-loss` or `p0`, or `nil` if there is none.
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

  /// All values except the parameters.
  package static let named: [HeatmapValue] = [
    .loss, .accuracy, .trainLoss, .validationLoss, .trainAccuracy, .validationAccuracy,
  ]

  /// Whether the value is a share of examples.
  package var isAccuracy: Bool { [.accuracy, .trainAccuracy, .validationAccuracy].contains(self) }

  /// The index of the parameter, if the value is one.
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
  /// Decodes the name.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = HeatmapValue(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no value of a heat map")
    }
    self = value
  }

  /// Encodes the name.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
