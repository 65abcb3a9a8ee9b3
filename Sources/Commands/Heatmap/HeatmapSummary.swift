import Descent
import Studies
import Wording

/// The result of `heatmap` as programs read it.
struct HeatmapSummary: Encodable {
  /// The best cell.
  struct Best: Encodable {
    let x: HeatmapCoordinate
    let y: HeatmapCoordinate
    let value: Double
  }

  /// How many cells became what.
  struct Counts: Encodable {
    let done: Int
    let diverged: Int
    let notRun: Int
  }

  let plan: HeatmapPlan
  let data: ProblemFacts
  let value: String
  let runs: Int
  let steps: Int
  let cells: Counts
  let lowest: Double?
  let highest: Double?
  let best: Best?
  let stabilityLimit: StabilityLimit?

  /// The summary of a result whose colours are this value.
  init(_ result: HeatmapResult, value: HeatmapValue) {
    plan = result.plan
    data = result.facts
    self.value = value.description
    runs = result.runCount
    steps = result.stepCount
    let cells = result.cells(value)
    func count(_ state: HeatmapState) -> Int { cells.count { $0.state == state } }
    self.cells = Counts(done: count(.done), diverged: count(.diverged), notRun: count(.notRun))
    let finite = cells.compactMap(\.median).filter(\.isFinite)
    lowest = finite.min()
    highest = finite.max()
    best = result.best(value).map {
      Best(
        x: HeatmapCoordinate(result.plan.x, at: $0.column), y: HeatmapCoordinate(result.plan.y, at: $0.row),
        value: $0.value)
    }
    stabilityLimit = result.limit
  }
}

/// A value of an axis: a number, or a word where the axis has words.
struct HeatmapCoordinate: Encodable {
  private let text: String
  private let number: Double?

  /// The value in a few digits.
  var shortText: String { number.map { NumberText($0, .rate).plain } ?? text }

  /// The value at an index.
  init(_ axis: HeatmapAxis, at index: Int) {
    text = axis.text(at: index)
    number = axis.words.isEmpty ? axis.values[index] : nil
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let number { try container.encode(number) } else { try container.encode(text) }
  }
}
