import GradientKit

/// How noisy values are smoothed, as `--smooth` says it.
struct SmoothingChoice {
  /// The smoothers, as specs: a weight is TensorBoard's exponential mean, and unasked it is the two-sided one.
  let specs: [Spec]

  /// The choice as it was written; empty for what is done unasked.
  init(_ texts: [String]) {
    specs = texts.isEmpty ? ["two-sided"] : texts.map { Double($0) == nil ? Spec($0) : Spec("ema:weight=\($0)") }
  }

  /// The smoothers among the components that options name.
  var components: [(kind: ComponentKind, spec: Spec)] { specs.map { (.smoother, $0) } }
}
