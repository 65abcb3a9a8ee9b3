import GradientKit

/// A step size that a rule of thumb reads from a sweep.
///
/// None of them is right always; they are shown side by side. The rules are those of learning-rate finders (fastai's
/// `lr_find`), on the losses as they are: a sweep of single steps has no noise to smooth away.
package struct StepSuggestion: Sendable, Codable, Equatable {
  /// How a size is read from a sweep.
  package enum Rule: String, Sendable, Codable, CaseIterable {
    /// Where the loss falls most over the logarithm of the size.
    case steepest
    /// The middle of the longest fall.
    case valley
    /// A tenth of the size with the lowest loss.
    case tenthOfMinimum = "minimum/10"
    /// One over the largest curvature: descent never rises.
    case inverseCurvature = "1/L"
    /// Two over the largest curvature: from here on descent of a quadratic diverges.
    case twiceInverseCurvature = "2/L"
  }

  /// The rule.
  package var rule: Rule
  /// The size; `nil` when the rule has no answer.
  package var size: Double?
}

extension StepSweep {
  /// What every rule says.
  package var suggestions: [StepSuggestion] {
    StepSuggestion.Rule.allCases.map { StepSuggestion(rule: $0, size: size(by: $0)) }
  }

  private func size(by rule: StepSuggestion.Rule) -> Double? {
    // As in fastai, everything from the first loss that is no finite number is left out.
    let count = losses.firstIndex { !$0.isFinite } ?? losses.count
    let (sizes, losses) = (Array(sizes[..<count]), Array(losses[..<count]))
    switch rule {
    case .steepest: return Self.steepest(sizes, losses)
    case .valley: return Self.valley(losses).map { sizes[$0] }
    case .tenthOfMinimum:
      return best.map { self.sizes[$0] / 10 }
    case .inverseCurvature: return curvature.flatMap { $0 > 0 ? 1 / $0 : nil }
    case .twiceInverseCurvature: return curvature.flatMap { $0 > 0 ? 2 / $0 : nil }
    }
  }

  /// The size after which Δloss / Δ ln size is lowest.
  private static func steepest(_ sizes: [Double], _ losses: [Double]) -> Double? {
    let slopes = zip(sizes.indices, sizes.indices.dropFirst()).map { left, right in
      (losses[right] - losses[left]) / (Double.log(sizes[right]) - Double.log(sizes[left]))
    }
    guard let index = slopes.indices.min(by: { slopes[$0] < slopes[$1] }), slopes[index] < 0 else { return nil }
    return sizes[index]
  }

  /// About the middle of the longest strictly falling subsequence.
  ///
  /// Like fastai's it is taken for one without gaps that ends where the longest one does. A fall of fewer than six sizes is
  /// too short to have a middle.
  private static func valley(_ losses: [Double]) -> Int? {
    var lengths = [Int](repeating: 1, count: losses.count)
    var end = 0
    for later in losses.indices {
      for earlier in 0..<later where losses[later] < losses[earlier] {
        lengths[later] = max(lengths[later], lengths[earlier] + 1)
      }
      if lengths[later] > lengths[end] { end = later }
    }
    guard lengths.indices.contains(end), lengths[end] >= 6 else { return nil }
    let third = Double(lengths[end]) / 3
    return max(0, end - lengths[end] + Int(third) + Int(third / 2))
  }
}
