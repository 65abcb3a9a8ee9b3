import Descent
import Studies
import Wording

/// The words around a step sweep: title, settings, caption.
struct StepsWords {
  private let result: StepsResult

  /// The words for a result.
  init(_ result: StepsResult) { self.result = result }

  private var problem: ProblemPlan { result.plan.problem }

  /// What the steps are taken on.
  var title: String {
    "\(problem.heading(result.facts)): one step"
  }

  /// The settings.
  var subtitle: String {
    var parts = !problem.isSurface ? problem.modelParts : []
    if problem.starts.count == 1 {
      switch problem.starts[0] {
      case .values(let values) where values.count > 4: parts.append("from a given point")
      case let start: parts.append("from \(start.description.withMinus)")
      }
    }
    parts += problem.regularizationParts
    parts += result.plan.gradientMethod.differenceParts
    let sizes = result.plan.sizes
    if let first = sizes.first, let last = sizes.last, sizes.count > 1 {
      parts.append(
        "\(sizes.count.grouped) sizes from \(NumberText(first, .stepSize)) to \(NumberText(last, .stepSize))")
    } else if let only = sizes.first {
      parts.append("step size \(NumberText(only, .stepSize))")
    }
    return parts.joined(separator: ", ")
  }

  /// What was measured and how it was treated.
  var caption: String {
    var sentences = [result.facts.sentence]
    if result.sweeps.count == 1, let sweep = result.sweeps.first { sentences += details(of: sweep) }
    sentences.append("No progress is a change below a hundredth of what the best size wins.")
    return sentences.joined(separator: " ")
  }

  /// What each sweep found, in a sentence each.
  var outcome: String {
    result.sweeps.map { sweep in
      var text = "\(sweep.label): loss \(NumberText(sweep.original, .digits(4))) before the step"
      if let best = sweep.best {
        text +=
          ", lowest \(NumberText(sweep.losses[best], .digits(4))) after a step of \(NumberText(sweep.sizes[best], .stepSize))"
      }
      let counts = StepState.allCases.compactMap { state -> String? in
        let count = sweep.states.count { $0 == state }
        return count > 0 ? "\(count.grouped) \(state)" : nil
      }
      return text + "; of \(sweep.sizes.count.grouped) sizes \(counts.listed)."
    }.joined(separator: " ")
  }

  private func details(of sweep: StepSweep) -> [String] {
    var sentences = ["‖g‖² = \(NumberText(sweep.squaredNorm, .digits(4)))."]
    switch sweep.curvature {
    case nil: sentences.append("The gradient jumps at this point, so there is no curvature.")
    case 0?: sentences.append("The curvature is 0: nearby the loss is made of straight pieces, and 1/L does not exist.")
    case let value? where value < 0:
      sentences.append("The curvature is \(NumberText(value, .digits(4))): the loss bends down in every direction.")
    case let value?: sentences.append("Largest curvature L = \(NumberText(value, .digits(4))).")
    }
    if let tail = sweep.tail {
      let sign = tail.intercept < 0 ? "\u{2212}" : "+"
      sentences.append(
        "From \(NumberText(tail.from, .stepSize)) on the loss is a straight line: \(NumberText(tail.slope, .digits(4))) · step \(sign) "
          + "\(NumberText(tail.intercept.magnitude, .digits(4))).")
    }
    let rules = sweep.suggestions.filter { $0.size != nil }.map(\.rule.meaning)
    if !rules.isEmpty { sentences.append("Dotted: \(rules.joined(separator: "; ")).") }
    if let end = sweep.openEnd {
      sentences.append("The loss is lowest at the \(end.rawValue) size tried: the best one may lie beyond.")
    }
    return sentences
  }
}

extension StepSuggestion.Rule {
  /// What the rule says, after its name.
  fileprivate var meaning: String {
    switch self {
    case .steepest: "steepest, where the loss falls most per decade"
    case .valley: "valley, the middle of the longest fall"
    case .tenthOfMinimum: "minimum/10, a tenth of the best size"
    case .inverseCurvature: "1/L, the largest size at which descent of a quadratic does not swing"
    case .twiceInverseCurvature: "2/L, from which on it diverges"
    }
  }
}
