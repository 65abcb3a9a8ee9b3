import GradientKit

/// The smoothers of noisy values, from `--smooth`.
struct SmoothingChoice {
  /// The smoothers, as specs: a weight stands for TensorBoard's exponential mean, and the default is the two-sided
  /// mean.
  let specs: [Spec]

  /// Creates the choice from the option's values; without any, the default.
  init(_ texts: [String]) {
    specs = texts.isEmpty ? ["two-sided"] : texts.map { Double($0) == nil ? Spec($0) : Spec("ema:weight=\($0)") }
  }

  /// The smoothers among the components that the options name.
  var components: [(kind: ComponentKind, spec: Spec)] { specs.map { (.smoother, $0) } }
}
