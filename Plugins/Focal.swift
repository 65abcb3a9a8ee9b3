import GradientKit

/// The focal loss −(1 − p)^γ log p, where p is the softmax probability of the right class.
///
/// Lin, Goyal, Girshick, He and Dollár 2017, "Focal Loss for Dense Object Detection", equation 4. Examples that are
/// already easy count less the larger γ is; γ = 0 is cross-entropy. Try it with `gdplot curve --loss focal:gamma=2`.
struct Focal: ClassificationLoss {
  static let name = "focal", summary = "cross-entropy with less weight on easy examples"

  let gamma: Double

  init(_ settings: inout Settings) throws {
    gamma = try settings.number("gamma", default: 2, "how much less easy examples count", in: 0 ... .infinity)
  }

  func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
    // Taking the highest score from all of them changes no probability and keeps exp from overflowing.
    let highest = scores.max() ?? 0
    var others: S = 0
    for index in scores.indices where index != label { others += exp(scores[index] - highest) }
    let total = others + exp(scores[label] - highest)
    return pow(others / total, S(gamma)) * (log(total) + highest - scores[label])
  }
}
