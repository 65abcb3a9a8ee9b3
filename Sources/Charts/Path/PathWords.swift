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

  /// The words for a result; how its contours are spaced, and how many there are.
  init(_ result: PathResult, isGeometric: Bool, levelCount: Int) {
    self.result = result
    self.isGeometric = isGeometric
    self.levelCount = levelCount
    runs = CurveWords(result.runs, isSmoothed: false, accuracyFloor: nil)
  }

  /// What descent lowers.
  var quantity: String { result.runs.plan.problem.subject.valueName }

  /// What became of a run, in a few words where it ends, or where it leaves the window at a step; without numbers where
  /// many runs share the words.
  func ending(of verdict: Verdict, leavingAt step: Int?, hasNumbers: Bool) -> String {
    guard let step else { return hasNumbers ? verdict.description : verdict.word }
    let words = hasNumbers ? "out at step \(step.grouped)" : "out"
    return verdict.isDiverged ? words + ", diverged" : words
  }

  /// What is drawn and what came of it.
  var caption: String {
    var sentences = [result.runs.facts.sentence]
    if !result.isLine {
      let spacing = isGeometric ? "closer to each other near the lowest value" : "in equal steps"
      sentences.append("\(levelCount) contours, \(spacing).")
    }
    sentences.append("A dot is a step, where steps can be told apart.")
    let traces = result.runs.series.flatMap(\.traces)
    let seeds = result.runs.plan.training.seedCount
    if seeds > 1 {
      sentences.append("\(seeds.grouped) seeds; the strong path is that of seed \(result.runs.plan.training.seed).")
    }
    if traces.count == 1, let trace = traces.first {
      let reason = trace.stopReason.map { "\(trace.verdict), stopped by \($0.rule.name) at step \($0.step.grouped)" }
      let verdict = trace.verdict == .budget ? "budget, all planned steps made" : trace.verdict.description
      sentences.append("Verdict: \(reason ?? verdict).")
    } else {
      sentences.append(counts(of: traces.map(\.verdict.word)) + ".")
    }
    sentences += departures
    return sentences.joined(separator: " ")
  }

  /// How many runs ended with each verdict, the most frequent first.
  private func counts(of verdicts: [String]) -> String {
    let counts = Dictionary(verdicts.map { ($0, 1) }, uniquingKeysWith: +)
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return "Verdicts: " + sorted.map { "\($0.value.grouped) \($0.key)" }.joined(separator: ", ")
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
      let subject = count == 1 ? "The path leaves" : "\(steps.count.grouped) of \(count.grouped) paths leave"
      let when =
        first == last
        ? "at step \(first.grouped)"
        : steps.count <= 4
          ? "at steps \(steps.map(\.grouped).listed)" : "at steps \(first.grouped) to \(last.grouped)"
      sentences.append("\(subject) the window, \(when).")
    }
    if absent > 0 {
      sentences.append(
        count == 1 ? "The path lies outside the window." : "\(absent.grouped) of \(count.grouped) paths lie outside it."
      )
    }
    return sentences
  }
}
