import Builtins
import GradientKit

/// Risks over made-up examples, and a plain computation of the same numbers.
struct SampleRisk {
  /// The storage of the features.
  enum Storage: CaseIterable { case bytes, singles, doubles }

  let features: FeatureTable
  let labels: [Int32]
  let rows: [Int32]
  let transform: FeatureTransform
  let point: [Double]
  let l2: Double

  private static let classes = 3

  /// Creates `count` examples with `width` integer features from 0 to 255, in three classes.
  init(_ count: Int, width: Int = 5, storage: Storage = .doubles, l2: Double = 0, everyOther: Bool = false) {
    var random = RandomSource(seed: 11, for: .check)
    let pixels = (0..<count * width).map { _ in UInt8(random.index(below: 256)) }
    switch storage {
    case .bytes: features = FeatureTable(bytes: pixels, width: width)
    case .singles: features = FeatureTable(singles: pixels.map(Float.init), width: width)
    case .doubles: features = FeatureTable(doubles: pixels.map(Double.init), width: width)
    }
    labels = (0..<count).map { _ in Int32(random.index(below: Self.classes)) }
    rows = (0..<Int32(count)).filter { !everyOther || $0 % 2 == 1 }
    transform = FeatureTransform(
      shift: (0..<width).map { 100 + Double($0) }, scale: (0..<width).map { 1 / (100 + Double($0)) })
    point = (0..<Self.classes * (width + 1)).map { _ in random.normal() }
    self.l2 = l2
  }

  /// Returns the risk of a linear model with a softmax loss.
  func risk(workers: Int = 1, inDoublePrecision: Bool = false) throws -> EmpiricalRisk<Linear> {
    var none = Settings(for: "linear")
    let supervision = try Supervision(
      SoftmaxCrossEntropy(&none), targets: .labels(labels, classes: ["a", "b", "c"]))
    return EmpiricalRisk(
      try Linear(&none), features: features, transform: transform, supervision: supervision, rows: rows, l2: l2,
      workers: Workers(count: workers), inDoublePrecision: inDoublePrecision)
  }

  /// Returns loss, gradient and the losses of examples, row by row without blocks; `positions` are indices of rows.
  func plain(on positions: [Int]? = nil) -> (loss: Double, gradient: [Double], losses: [Double], correct: Int) {
    let width = features.width
    let chosen = positions ?? Array(rows.indices)
    var gradient = [Double](repeating: 0, count: point.count)
    var losses: [Double] = []
    var correct = 0
    for position in chosen {
      let row = Int(rows[position])
      let x = transform.applied(to: (0..<width).map { features[row, $0] })
      let scores = (0..<Self.classes).map { output -> Double in
        let weights = point[output * width..<(output + 1) * width]
        return zip(weights, x).reduce(point[Self.classes * width + output]) { $0 + $1.0 * $1.1 }
      }
      let largest = scores.max() ?? 0
      let sum = scores.reduce(0) { $0 + Double.exp($1 - largest) }
      let right = Int(labels[row])
      losses.append(Double.log(sum) + largest - scores[right])
      if scores.firstIndex(of: largest) == right { correct += 1 }
      for output in 0..<Self.classes {
        let slope = (Double.exp(scores[output] - largest) / sum - (output == right ? 1 : 0)) / Double(chosen.count)
        for column in 0..<width { gradient[output * width + column] += slope * x[column] }
        gradient[Self.classes * width + output] += slope
      }
    }
    var loss = losses.reduce(0, +) / Double(chosen.count)
    for weight in 0..<Self.classes * width {
      loss += l2 * point[weight] * point[weight]
      gradient[weight] += 2 * l2 * point[weight]
    }
    return (loss, gradient, losses, correct)
  }
}
