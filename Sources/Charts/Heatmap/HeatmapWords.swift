import Descent
import GradientKit
import Studies
import Wording

/// The words around a heat map: title, settings, caption, and what axes and colours are called.
struct HeatmapWords {
  private let result: HeatmapResult
  private let value: HeatmapValue

  /// Creates the texts for a result whose colours show this value.
  init(_ result: HeatmapResult, value: HeatmapValue) {
    self.result = result
    self.value = value
  }

  private var plan: HeatmapPlan { result.plan }
  private var isSurface: Bool { plan.problem.isSurface }

  /// What is shown of what, and over which two things.
  var title: String {
    return
      "\(plan.problem.heading(result.facts)): \(valueName) by \([plan.x, plan.y].map { words(for: $0.quantity) }.listed)"
  }

  /// What all cells have in common.
  var subtitle: String {
    let training = plan.training
    var parts = plan[.model] == nil ? plan.problem.modelParts : []
    if plan[.optimizer] == nil { parts += training.optimizers.map { $0.figureName(.optimizer) } }
    if plan[.schedule] == nil, let schedule = training.schedules.first, schedule.name != "constant" {
      parts.append("\(schedule.figureName(.schedule)) schedule")
    }
    if plan[.rate] == nil { parts.append("rate \(NumberText(result.rate, .rate))") }
    if isSurface && plan[.start] == nil && plan[.start1] == nil {
      parts.append("from \(StartPoint.values(result.start).description.withMinus)")
    } else if isSurface && result.start.count == 2,
      let fixed = [HeatmapQuantity.start, .start1].first(where: { plan[$0] == nil }),
      let coordinate = fixed.coordinate
    {
      parts.append("from \(name(ofCoordinate: coordinate)) = \(NumberText(result.start[coordinate]))")
    }
    if plan[.noise] == nil { parts += training.noiseParts }
    if !isSurface, plan[.batchSize] == nil, let size = training.batchSizes.first {
      parts.append(result.facts.words(for: size))
    }
    if plan[.l2] == nil { parts += plan.problem.regularizationParts }
    if plan[.gradient] == nil { parts += training.gradientParts }
    if plan[.epochs] == nil && plan[.steps] == nil {
      switch training.length {
      case .epochs(let count) where !isSurface: parts.append(count.counted("epoch"))
      case .epochs(let count), .steps(let count): parts.append(count.counted("step"))
      }
    }
    if plan.runsPerCell > 1 { parts.append(plan.runsPerCell.counted("seed")) }
    return parts.joined(separator: ", ")
  }

  /// What the numbers are, in a colour bar or along an axis.
  var valueName: String {
    switch value {
    case .loss: isSurface ? "final f" : result.runs.hasValidation ? "validation loss" : "training loss"
    case .trainLoss: isSurface ? "final f" : "training loss"
    case .validationLoss: "validation loss"
    case .accuracy: result.runs.hasValidation ? "validation accuracy" : "training accuracy"
    case .trainAccuracy: "training accuracy"
    case .validationAccuracy: "validation accuracy"
    case .parameter(let index): "final \(isSurface ? name(ofCoordinate: index) : "p\(index)")"
    }
  }

  /// What an axis is called.
  func words(for quantity: HeatmapQuantity) -> String {
    guard let coordinate = quantity.coordinate, result.start.count > 1 else { return quantity.title }
    return "start \(name(ofCoordinate: coordinate))"
  }

  private func name(ofCoordinate index: Int) -> String {
    isSurface && result.start.count <= 2 ? ["x", "y"][min(index, 1)] : "p\(index)"
  }

  /// What was computed and what the marks stand for; `details` are sentences about how it is drawn.
  func caption(details: [String]) -> String {
    var sentences = [plan.problem.sentence(result.facts)]
    let cells = result.width * result.height
    let runs = result.runCount == cells ? ", a run each" : " from \(result.runCount.counted("run"))"
    sentences.append("\(cells.counted("cell"))\(runs).")
    if plan.runsPerCell > 1 { sentences.append("Medians of \(plan.runsPerCell.counted("seed")).") }
    if let best { sentences.append(best) }
    sentences += details
    if let states { sentences.append(states) }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the ring marks.
  var bestName: String {
    if value.isAccuracy { return "highest \(valueName)" }
    if isSurface { return "lowest f" }
    return "lowest \(value.parameter == nil ? valueName : HeatmapWords(result, value: .loss).valueName)"
  }

  /// Which cell is ringed.
  private var best: String? {
    guard let best = result.best(value) else { return nil }
    let places = zip([plan.x, plan.y], [best.column, best.row]).map { axis, index in
      text(at: index, of: axis)
    }
    let found = "Ring: \(bestName), \(text(best.value, isAccuracy: value.isAccuracy)), at \(places.listed)"
    switch best.tieCount {
    case 0: return "\(found)."
    case result.width * result.height - 1:
      return "All cells are alike: \(text(best.value, isAccuracy: value.isAccuracy))."
    case let count: return "\(found); \(count.counted("other cell")) tie\(count == 1 ? "s" : "") with it."
    }
  }

  /// How many cells have no value, and why.
  private var states: String? {
    let cells = result.cells(value)
    func sentence(_ state: HeatmapState, _ words: String) -> String? {
      let count = cells.count { $0.state == state }
      return count > 0 ? "\(count.grouped) of \(cells.count.counted("cell")) \(words)." : nil
    }
    let half = plan.runsPerCell > 1 ? " with at least half of their seeds" : ""
    let parts = [sentence(.diverged, "diverged\(half)"), sentence(.notRun, "not run, ended by the user")]
    return parts.compactMap(\.self).isEmpty ? nil : parts.compactMap(\.self).joined(separator: " ")
  }

  /// Where the optimizer stops settling.
  var limit: String? {
    guard let limit = result.limit, let first = limit.rates.first else { return nil }
    let curvature = text(limit.curvature)
    let place =
      limit.minimum.map {
        "at the minimum \(StartPoint.values($0.map { $0.rounded(toDigits: 4) }).description.withMinus)"
      } ?? "of the whole training loss"
    let isOne = limit.rates.allSatisfy { $0 == first }
    let rate = isOne ? "rate \(text(first))" : "the rate"
    return
      "Dashed: \(rate) above which steps along the greatest curvature, L = \(curvature) \(place), no longer shrink."
  }

  /// A value of an axis, without its name.
  func shortText(at index: Int, of axis: HeatmapAxis) -> String {
    word(at: index, of: axis) ?? text(axis.values[index])
  }

  /// The name of a value where values are words: of a component its proper one.
  private func word(at index: Int, of axis: HeatmapAxis) -> String? {
    guard !axis.words.isEmpty else { return nil }
    return axis.quantity.kind.map { Spec(axis.words[index]).figureName($0) } ?? axis.words[index]
  }

  /// A value of an axis with its name.
  func text(at index: Int, of axis: HeatmapAxis) -> String {
    let value = axis.values[index]
    if let word = word(at: index, of: axis) { return word }
    switch axis.quantity {
    case .epochs: return Int(value).counted("epoch")
    case .steps: return Int(value).counted("step")
    case .rate: return "rate \(text(value))"
    default: return "\(words(for: axis.quantity)) \(text(value))"
    }
  }

  /// A number in a few digits, with a true minus sign.
  func text(_ value: Double, isAccuracy: Bool = false) -> String {
    NumberText(value, isAccuracy ? .percent : .short(4)).description
  }
}
