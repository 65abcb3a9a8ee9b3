import GradientKit

/// The focal loss with its slopes written out, the way one would without dual numbers.
struct FocalByHand: ClassificationLoss {
  static let name = "focal-by-hand", summary = "what the plugin's formula is measured against"

  let gamma: Double

  init(_ settings: inout Settings) throws {
    gamma = try settings.number("gamma", default: 2, "how much less easy examples count")
  }

  func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
    let total = scores.reduce(0) { $0 + exp($1) }
    let right = exp(scores[label]) / total
    return -pow(1 - right, S(gamma)) * log(right)
  }

  func evaluate(
    _ scores: Span<Double>, labels: Span<Int32>, losses: inout MutableSpan<Double>, slopes: inout MutableSpan<Double>
  ) {
    let count = labels.count
    guard count > 0 else { return }
    let width = scores.count / count
    precondition(scores.count == count * width && losses.count == count && slopes.count == scores.count)
    for example in 0..<count {
      let row = example * width
      let label = Int(labels[unchecked: example])
      var highest = -Double.infinity
      for score in 0..<width { highest = max(highest, scores[unchecked: row + score]) }
      var others = 0.0
      for score in 0..<width {
        let power = Double.exp(scores[unchecked: row + score] - highest)
        slopes[unchecked: row + score] = power
        if score != label { others += power }
      }
      let total = others + slopes[unchecked: row + label]
      let right = slopes[unchecked: row + label] / total
      let rest = others / total
      let logarithm = scores[unchecked: row + label] - highest - Double.log(total)
      let factor = Double.pow(rest, gamma)
      losses[unchecked: example] = -factor * logarithm
      // dℓ/dp, times dp/ds = p(1 − p) for the right class and −p pₖ for the others.
      let slope = (rest > 0 ? gamma * factor / rest * logarithm : 0) - factor / right
      for score in 0..<width {
        let share = slopes[unchecked: row + score] / total
        slopes[unchecked: row + score] = slope * right * (score == label ? rest : -share)
      }
    }
  }
}
