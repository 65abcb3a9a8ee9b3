import Descent
import Studies
import Wording

/// The words around the figure of sharpness: title, settings, caption.
struct SharpnessWords {
  private let result: SharpnessResult
  private let curves: CurveWords

  /// Creates the texts for a result.
  init(_ result: SharpnessResult, hasBands: Bool = true) {
    self.result = result
    curves = CurveWords(result.runs, hasBands: hasBands)
  }

  /// The title.
  var title: String {
    let compared = curves.compared
    return "\(curves.heading): sharpness" + (compared.isEmpty ? "" : " at \(compared.listed)")
  }

  /// The subtitle: the settings that all series share.
  var subtitle: String { curves.subtitle }

  /// The name of the value that a run lowers.
  var loss: String { result.plan.runs.problem.isSurface ? "f" : "training loss" }

  /// The caption: the measurement, the stability limit, and the runs that reach it.
  var caption: String {
    let every = result.plan.every ?? 1
    let often = every == 1 ? "at every step" : "every \(every.grouped) steps"
    return [
      curves.caption,
      "Sharpness: the largest eigenvalue of the Hessian of \(isSurface ? "f" : "the training loss"), \(often).",
      limit == nil ? "" : "Above the stability limit descent on a quadratic grows.", finding,
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// A sentence about the end of each series and its final sharpness.
  var outcome: String {
    let ends = zip(SeriesNames(result.runs).all, result.measurements).compactMap { name, runs -> String? in
      guard let last = runs.first?.last else { return nil }
      let limit = last.limit.map { " (limit \(NumberText($0, .digits(4))))" } ?? ""
      return "\(name): sharpness \(NumberText(last.sharpness, .digits(4)))\(limit) at the end."
    }
    return ([curves.outcome] + ends).joined(separator: " ")
  }

  private var isSurface: Bool { result.plan.runs.problem.isSurface }

  /// The label of the dashed lines; `nil` where there are none.
  var limit: String? {
    guard result.measurements.joined().joined().contains(where: { $0.limit != nil }) else { return nil }
    let formulas = Set(result.runs.series.map { Self.formula(of: "\($0.optimizer)") })
    let formula = formulas.count == 1 ? formulas.first ?? nil : nil
    return "stability limit" + (formula.map { " \($0)" } ?? "")
  }

  /// The limit of an optimizer without settings other than its momentum.
  private static func formula(of optimizer: String) -> String? {
    guard !optimizer.contains(",") else { return nil }
    return switch optimizer.replacing(/:mu=.*/, with: "") {
    case "sgd": "2/η"
    case "momentum": "2(1 + μ)/η"
    case "nesterov": "2(1 + μ)/((1 + 2μ)η)"
    default: nil
    }
  }

  /// Which series reach their limit.
  private var finding: String {
    let known = result.runs.series.indices.filter { index in
      result.measurements[index].joined().contains { $0.limit != nil }
    }
    let names = SeriesNames(result.runs).all
    let reached = known.filter(result.reachesLimit)
    guard known.count > 1 else {
      guard let only = known.first else { return "" }
      guard let first = result.measurements[only].lazy.compactMap(result.firstAtLimit).first else {
        return "It stays below the limit."
      }
      return "It reaches the limit at step \(first.step.grouped)."
    }
    if reached.isEmpty { return "All stay below their limit." }
    let below = known.filter { !reached.contains($0) }.map { names[$0] }
    let isOne = reached.count == 1
    let first = "\(reached.map { names[$0] }.listed) reach\(isOne ? "es its" : " their") limit"
    guard !below.isEmpty else { return "\(first.capitalizedFirst)." }
    return "\(first.capitalizedFirst), \(below.listed) stay\(below.count == 1 ? "s" : "") below."
  }
}
