import GradientKit

/// 1 / (α (t₀ + t)), independent of the base rate.
///
/// scikit-learn's `optimal`, for hinge and logistic losses with L2 of strength α. Bottou's rule makes the first rate
/// α^(−¼), a typical weight, so t₀ = α^(−¾). It satisfies the conditions of Robbins and Monro 1951.
struct OptimalRate: Schedule {
  /// The name on the command line, `optimal`.
  static let name = "optimal"
  /// A short description for lists.
  static let summary = "1 / (α (t₀ + t)) of scikit-learn, t in steps; the base rate does not count"
  /// Whether Σ η diverges and Σ η² converges, as Σ 1/t and Σ 1/t² do.
  static let satisfiesRobbinsMonro = true

  private let alpha: Double

  /// Reads `alpha`, α.
  init(_ settings: inout Settings) throws {
    alpha = try settings.number("alpha", default: 1e-4, "α, the strength of L2", in: 1e-12...1e12)
  }

  /// Whether the rate depends on the planned number of steps; it does not.
  var dependsOnPlannedSteps: Bool { false }

  /// Returns 1 / (α (t₀ + t)).
  func rate(at moment: Moment) -> Double {
    let typicalWeight = Double.sqrt(1 / Double.sqrt(alpha))
    return 1 / (alpha * (1 / (typicalWeight * alpha) + Double(moment.step)))
  }
}
