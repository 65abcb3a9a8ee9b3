import Descent
import GradientKit
import Studies
import Wording

/// The words around a landscape: title, settings, caption.
struct LandscapeWords {
  /// How contours are spaced.
  enum Levels {
    /// There are none.
    case none
    /// By equal steps.
    case linear
    /// By equal ratios of the distance from the lowest loss.
    case geometric
  }

  private let result: LandscapeResult
  private let levels: Levels

  /// Creates the texts for a result.
  init(_ result: LandscapeResult, levels: Levels) {
    self.result = result
    self.levels = levels
  }

  /// More stationary points than this would hide the picture; minima alone are marked then.
  static let markLimit = 60

  /// The name of a kind of stationary point in a key.
  static func name(of kind: StationaryPoint.Kind, count: Int) -> String {
    switch kind {
    case .minimum: count == 1 ? "minimum" : "minima"
    case .maximum: count == 1 ? "maximum" : "maxima"
    case .saddle: count == 1 ? "saddle" : "saddles"
    case .flat: count == 1 ? "flat point" : "flat points"
    }
  }

  /// The title.
  var title: String {
    let problem = result.plan.problem
    let subject = problem.heading(result.facts)
    if problem.isSurface { return subject }
    switch result.coordinates {
    case .parameters: return "\(subject): loss over \(result.axisNames.listed)"
    case .between:
      let names = result.landmarks.map(\.name)
      guard names.count == 2 else { return "\(subject): loss" }
      return "\(subject): loss from \(names[0].withMinus) to \(names[1].withMinus)"
    case .directions: return "\(subject): loss \(result.isLine ? "along a line" : "over a plane")"
    }
  }

  /// The subtitle: the settings.
  var subtitle: String {
    let problem = result.plan.problem
    var parts = !problem.isSurface ? problem.modelParts : []
    if problem.isSurface, result.facts.source != "f = \(title)" { parts.append(result.facts.source) }
    switch result.coordinates {
    case .directions:
      parts.append(result.isLine ? "L(W + a·W₁)" : "L(W + a·W₁ + b·W₂)")
      parts.append("around \((result.plan.point ?? .start).description.withMinus)")
    case .between: parts.append("L((1 − α)·W₀ + α·W₁)")
    case .parameters: break
    }
    parts += problem.regularizationParts
    return parts.joined(separator: ", ")
  }

  /// The caption: what was computed, and what it shows.
  var caption: String {
    var sentences: [String] = []
    let facts = result.facts
    if facts.trainingCount > 0 { sentences.append(facts.sentence) }
    if !result.directions.isEmpty { sentences.append(directionSentence) }
    if let training = result.training {
      sentences.append(
        "Trained by \(training.optimizer.figureName(.optimizer)), rate \(NumberText(training.rate, .rate)), \(training.steps.grouped) "
          + "step\(training.steps == 1 ? "" : "s").")
    }
    if levels == .geometric {
      sentences.append("Contours lie at equal ratios of the distance above the lowest \(noun).")
    }
    if let kinks = result.kinks, !kinks.isEmpty, kinks.count <= 8 {
      let slopes = [kinks[0].slopeBefore] + kinks.map(\.slopeAfter)
      sentences.append(
        "\(subject) is straight between kinks at \(kinks.map { NumberText($0.position, .short(4)).description }.listed); slopes "
          + "\(slopes.map { NumberText($0, .short(4)).description }.listed).")
    } else if let kinks = result.kinks, !kinks.isEmpty {
      sentences.append("\(subject) is straight between \(kinks.count) kinks.")
    }
    sentences += stationarySentences
    if result.stationaryPoints.count > Self.markLimit { sentences.append("Only minima are marked.") }
    if let lowest = result.lowest, result.isConstant {
      sentences.append("The \(noun) is \(NumberText(lowest.loss, .short(4))) everywhere.")
    } else if let lowest = result.lowest,
      !result.stationaryPoints.contains(where: { $0.coordinates == lowest.coordinates })
    {
      sentences.append("Lowest \(NumberText(height(lowest.loss), .short(4))) at \(place(lowest.coordinates)).")
    }
    if let shape = result.shape, !result.isConstant, result.kinks == nil || !result.isLine {
      let percent = Int((shape.flatShare * 100).rounded())
      // A small share says more about the resolution of the grid than about the loss.
      let flat = percent >= 50 ? "\(percent)\u{A0}% of its second differences are zero" : nil
      let convex = shape.isConvex ? "is convex along every line of the grid" : nil
      let findings = [convex, flat.map { convex == nil ? $0 : "and \($0)" }].compactMap(\.self)
      if convex != nil {
        sentences.append("\(subject) \(findings.joined(separator: ", ")).")
      } else if let flat {
        sentences.append("\(subject): \(flat).")
      }
    }
    let count = result.losses.count
    if result.computedCount < count {
      sentences.append(
        "Interrupted: \(result.computedCount.grouped) of \(count.grouped) losses computed.")
    }
    return sentences.joined(separator: " ")
  }

  /// The part of the loss that the sentences about shape are about: regularization is always curved.
  private var subject: String { result.regularization.isEmpty ? "The \(noun)" : "The data part" }

  private var noun: String { !result.plan.problem.isSurface ? "loss" : "value" }

  private var directionSentence: String {
    let names = ["W₁", "W₂"]
    let isSame = Set(result.directions).count == 1 && result.directions.count == 2
    let parts =
      isSame
      ? ["W₁ and W₂: \(result.directions[0].replacing("the direction of", with: "the two directions of"))"]
      : zip(names, result.directions).map { "\($0): \($1)" }
    return parts.joined(separator: "; ").withMinus + "."
  }

  private var stationarySentences: [String] {
    StationaryPoint.Kind.allCases.compactMap { kind -> String? in
      let found = result.stationaryPoints.filter { $0.kind == kind }
      guard !found.isEmpty else { return nil }
      let name = Self.name(of: kind, count: found.count)
      guard found.count <= 4 else { return "\(found.count) \(name)." }
      let places = found.map { "\(NumberText(height($0.value), .short(4))) at \(place($0.coordinates))" }
      return "\(name.capitalizedFirst) \(places.listed)."
    }
  }

  /// A loss, or 0 where it is only rounding error beside the highest one.
  private func height(_ loss: Double) -> Double {
    let highest = result.losses.filter(\.isFinite).map(\.magnitude).max() ?? 0
    return loss.magnitude <= 1e-14 * highest ? 0 : loss
  }

  private func place(_ coordinates: [Double]) -> String {
    coordinates.count == 1
      ? "\(result.axisNames.first ?? "a") = \(NumberText(coordinates[0], .short(4)))"
      : "(" + coordinates.map { NumberText($0, .short(4)).description }.joined(separator: ", ") + ")"
  }
}
