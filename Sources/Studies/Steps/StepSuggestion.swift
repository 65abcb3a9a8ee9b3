import GradientKit

/// A step size that a rule of thumb derives from a sweep.
///
/// None of them is right always; they are shown side by side. The first three are rules of learning-rate finders (fastai's
/// `lr_find`), on the losses as they are: a sweep of single steps has no noise to smooth away. They look at the sizes from
/// the first that makes progress on, and say nothing where the lowest loss lies at an end of the sizes.
package struct StepSuggestion: Sendable, Codable, Equatable {
  /// A rule that derives a size from a sweep.
  package enum Rule: String, Sendable, Codable, CaseIterable {
    /// The size at which the loss falls most steeply over the logarithm of the size.
    case steepest
    /// The middle of the longest fall.
    case valley
    /// A tenth of the size with the lowest loss.
    case tenthOfMinimum = "minimum/10"
    /// One over the largest curvature, below which gradient descent never increases the loss.
    case inverseCurvature = "1/L"
    /// Two over the largest curvature, above which gradient descent on a quadratic diverges.
    case twiceInverseCurvature = "2/L"
  }

  /// The rule.
  package var rule: Rule
  /// The size; `nil` if the rule gives none.
  package var size: Double?
}

extension StepSweep {
  /// The suggestions of all rules.
  package var suggestions: [StepSuggestion] {
    StepSuggestion.Rule.allCases.map { StepSuggestion(rule: $0, size: size(by: $0)) }
  }

  private func size(by rule: StepSuggestion.Rule) -> Double? {
    switch rule {
    case .steepest: return finder.flatMap { $0.steepest }
    case .valley: return finder.flatMap { $0.valley }
    case .tenthOfMinimum:
      guard openEnd == nil, let best, let first = finder?.rates.first else { return nil }
      return sizes[best] / 10 >= first ? sizes[best] / 10 : nil
    case .inverseCurvature: return curvature.flatMap { $0 > 0 ? 1 / $0 : nil }
    case .twiceInverseCurvature: return curvature.flatMap { $0 > 0 ? 2 / $0 : nil }
    }
  }

  /// The sizes at which rules look: from the first progress to the last finite loss.
  private var finder: RateFinder? {
    guard openEnd == nil, let first = states.firstIndex(of: .decrease) else { return nil }
    return RateFinder(rates: Array(sizes[first...]), losses: Array(losses[first...]))
  }
}
