import Builtins
import GradientKit

/// The results of a loss, named by a spec, on one example.
struct JudgedExample {
  /// The loss.
  let loss: Double
  /// The derivatives with respect to every score.
  let slopes: [Double]

  /// Evaluates the loss of a predicted number.
  init(_ spec: String, prediction: Double, target: Double) throws {
    var losses = [Double.nan]
    var slopes = [Double.nan]
    var lossSpan = losses.mutableSpan
    var slopeSpan = slopes.mutableSpan
    let loss = try Self.loss(spec) as? any RegressionLoss
    loss?.evaluate([prediction].span, against: [target].span, losses: &lossSpan, slopes: &slopeSpan)
    (self.loss, self.slopes) = (losses[0], slopes)
  }

  /// Evaluates the loss of class scores.
  init(_ spec: String, scores: [Double], label: Int32) throws {
    var losses = [Double.nan]
    var slopes = [Double](repeating: .nan, count: scores.count)
    var lossSpan = losses.mutableSpan
    var slopeSpan = slopes.mutableSpan
    let loss = try Self.loss(spec) as? any ClassificationLoss
    loss?.evaluate(scores.span, labels: [label].span, losses: &lossSpan, slopes: &slopeSpan)
    (self.loss, self.slopes) = (losses[0], slopes)
  }

  /// Returns the loss that a spec names.
  static func loss(_ spec: String) throws -> any Loss {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    return try catalog.loss(Spec(spec))
  }

  /// Returns the derivative of a number's loss by central differences.
  static func difference(_ spec: String, prediction: Double, target: Double) throws -> Double {
    let above = try JudgedExample(spec, prediction: prediction + 1e-5, target: target).loss
    let below = try JudgedExample(spec, prediction: prediction - 1e-5, target: target).loss
    return (above - below) / 2e-5
  }

  /// Returns the derivative of a single score's loss by central differences.
  static func difference(_ spec: String, score: Double, label: Int32) throws -> Double {
    let above = try JudgedExample(spec, scores: [score + 1e-5], label: label).loss
    let below = try JudgedExample(spec, scores: [score - 1e-5], label: label).loss
    return (above - below) / 2e-5
  }
}
