import Descent
import Studies
import Wording

/// The words around descent paths.
struct PathWords {
  /// Title, settings and outcome of the runs.
  let runs: CurveWords
  private let result: PathResult
  private let isGeometric: Bool
  private let levelCount: Int
  private let hasDots: Bool

  /// The words for a result; how its contours are spaced, how many there are, and whether steps have dots.
  init(_ result: PathResult, isGeometric: Bool, levelCount: Int, hasDots: Bool) {
    self.hasDots = hasDots
    self.result = result
    self.isGeometric = isGeometric
    self.levelCount = levelCount
    runs = CurveWords(result.runs)
  }

  /// The name of the value that descent lowers.
  var quantity: String { result.runs.plan.problem.subject.valueName }

  /// Returns a label for runs that end at one point, or leave the window at a step.
  ///
  /// It has no numbers where many runs share it, and is empty where there is nothing unusual.
  func ending(of trace: Trace, leavingAt step: Int?, hasNumbers: Bool, count: Int) -> String {
    let several = count > 1 ? "\(count.grouped) " : ""
    guard let step else {
      guard let words = hasNumbers && trace.stopReason == nil ? trace.ending : trace.shortEnding else {
        return count > 1 ? "\(several)runs end here" : ""
      }
      return several + words
    }
    let words = several + (count > 1 ? "leave" : "leaves") + (hasNumbers ? " at step \(step.grouped)" : "")
    return trace.verdict.isDiverged ? words + ", diverged" : words
  }

  /// The caption: what is drawn, and how the runs ended.
  var caption: String {
    var sentences = [result.runs.plan.problem.sentence(result.runs.facts)]
    if !result.isLine && levelCount > 0 {
      let spacing = isGeometric ? "closer to each other near the lowest value" : "in equal steps"
      sentences.append("\(levelCount) contours, \(spacing).")
    }
    if hasDots { sentences.append("A dot is a step, where steps can be told apart.") }
    let traces = result.runs.series.flatMap(\.traces)
    let seeds = result.runs.plan.training.seedCount
    if seeds > 1 {
      sentences.append("\(seeds.grouped) seeds; the strong path is that of seed \(result.runs.plan.training.seed).")
    }
    if traces.count == 1, let trace = traces.first {
      sentences += [trace.endingSentence].compactMap(\.self)
    } else if traces.contains(where: { $0.verdict != .budget }) {
      let words = traces.map(\.verdict.wordsForSeveral)
      sentences.append(
        Set(words).count == 1 && ["converged", "diverged"].contains(words[0])
          ? "All \(traces.count.grouped) runs \(words[0])."
          : "Of \(traces.count.grouped) runs \(counts(of: words)).")
    }
    sentences += departures
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How many runs ended in each way, the most frequent first.
  private func counts(of verdicts: [String]) -> String {
    let counts = Dictionary(verdicts.map { ($0, 1) }, uniquingKeysWith: +)
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.map { "\($0.value.grouped) \($0.key)" }.joined(separator: ", ")
  }

  /// Which paths leave the window, and when.
  private var departures: [String] {
    guard let left = result.x.first, let right = result.x.last else { return [] }
    let count = result.runs.series.reduce(0) { $0 + $1.traces.count }
    var steps: [Int] = []
    var absent = 0
    for series in result.runs.series.indices {
      for seed in result.runs.series[series].traces.indices {
        let path = result.path(series: series, seed: seed)
        let isInside = path.x.indices.map { index in
          (left...right).contains(path.x[index])
            && (result.isLine || ((result.y.first ?? 0)...(result.y.last ?? 0)).contains(path.y[index]))
        }
        guard let last = isInside.lastIndex(of: true) else {
          absent += 1
          continue
        }
        if last + 1 < path.steps.count { steps.append(path.steps[last + 1]) }
      }
    }
    var sentences: [String] = []
    steps.sort()
    if let first = steps.first, let last = steps.last {
      let verb = steps.count == 1 ? "leaves" : "leave"
      let subject = count == 1 ? "The path leaves" : "\(steps.count.grouped) of \(count.grouped) paths \(verb)"
      let when =
        first == last
        ? "at step \(first.grouped)"
        : steps.count <= 4
          ? "at steps \(steps.map(\.grouped).listed)" : "at steps \(first.grouped) to \(last.grouped)"
      sentences.append("\(subject) the window, \(when).")
    }
    if absent > 0 {
      let verb = absent == 1 ? "lies" : "lie"
      sentences.append(
        count == 1
          ? "The path lies outside the window." : "\(absent.grouped) of \(count.grouped) paths \(verb) outside it.")
    }
    return sentences
  }
}
