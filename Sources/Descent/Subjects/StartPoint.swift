package import GradientKit
import Wording

/// The start point of a run.
package enum StartPoint: Sendable, Hashable {
  /// The default of the model or the surface.
  case model
  /// All zeros.
  case zeros
  /// Normal random numbers with this standard deviation.
  case normal(Double)
  /// Explicit values.
  case values([Double])

  /// Returns the point for a problem of `dimension` parameters.
  ///
  /// - Throws: ``StudyError/wrongStart(given:needed:)`` if the number of values is wrong.
  package func point(dimension: Int, seed: UInt64, byModel: (inout RandomSource) -> [Double]) throws -> [Double] {
    var random = RandomSource(seed: seed, for: .start)
    switch self {
    case .model: return byModel(&random)
    case .zeros: return [Double](repeating: 0, count: dimension)
    case .normal(let deviation): return (0..<dimension).map { _ in deviation * random.normal() }
    case .values(let values):
      guard values.count == dimension else {
        throw StudyError.wrongStart(given: values.count, needed: dimension)
      }
      return values
    }
  }
}

extension StartPoint: CustomStringConvertible {
  /// A description; several coordinates form a point, `(0.5, 0)`.
  package var description: String {
    switch self {
    case .model: "the model's start"
    case .zeros: "zeros"
    case .normal(let deviation): "normal:\(NumberText(deviation).plain)"
    case .values(let values) where values.count == 1: NumberText(values[0]).plain
    case .values(let values): "(" + values.map { NumberText($0).plain }.joined(separator: ", ") + ")"
    }
  }
}

extension StartPoint: Codable {
  private enum CodingKeys: String, CodingKey {
    case normal
  }

  /// Decodes `"model"`, `"zeros"`, `{"normal": deviation}` or a list of numbers.
  package init(from decoder: any Decoder) throws {
    if let values = try? decoder.singleValueContainer().decode([Double].self) {
      self = .values(values)
    } else if let deviation = try? decoder.container(keyedBy: CodingKeys.self).decode(Double.self, forKey: .normal) {
      self = .normal(deviation)
    } else {
      self = try decoder.singleValueContainer().decode(String.self) == "zeros" ? .zeros : .model
    }
  }

  /// Encodes `"model"`, `"zeros"`, `{"normal": deviation}` or the numbers.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .model, .zeros:
      var container = encoder.singleValueContainer()
      try container.encode(self == .zeros ? "zeros" : "model")
    case .normal(let deviation):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(deviation, forKey: .normal)
    case .values(let values):
      var container = encoder.singleValueContainer()
      try container.encode(values)
    }
  }
}
