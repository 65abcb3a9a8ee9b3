import Descent
import GradientKit
import Studies
import Wording

extension SearchResult {
  /// The terminal table: one row per strategy; medians and ranges over several seeds.
  var report: String {
    summary.text + (chance.map { "chance: \(NumberText($0, .percent).plain)\n" } ?? "")
  }

  /// The columns of the table and of `--json`, one row per strategy.
  private var summary: Table {
    let isOnSurface = plan.problem.isSurface
    return Table(strategies) {
      Column("label", heading: "strategy") { $0.label }
      Column("optimizer") { $0.optimizer.description }
      Column("rate") { $0.rate }
      Column("runs") { TableCell.value(runs(of: $0)) }
      Column(heading: "seeds") { $0.runs.count > 1 ? $0.runs.count : nil }
      Column(heading: "evaluations") { strategy in
        let counts = Set(strategy.runs.map(\.losses.count)).sorted()
        return counts.count > 1 ? "\(counts[0])–\(counts[counts.count - 1])" : counts.first.map { "\($0)" }
      }
      Column(heading: isOnSurface ? "lowest f" : "lowest loss") { Self.spread($0.runs.map(\.bestLoss), .digits(6)) }
      Column(heading: "found at") { $0.single?.bestEvaluation }
      Column(heading: "train acc") { Self.spread($0.runs.map { $0.assessments.last?.trainingAccuracy }, .percent) }
      Column(heading: "\(heldOut?.rawValue ?? "test") acc") {
        Self.spread($0.runs.map { $0.assessments.last?.accuracy }, .percent)
      }
      Column(heading: "parameters") { strategy in
        strategy.single?.point.flatMap { point in
          point.count > 2 ? nil : point.map { NumberText($0, .digits(6)).plain }.joined(separator: ", ")
        }
      }
    }
  }

  /// The summary for `--json`.
  var object: JSONObject { ["plan": plan, "data": facts, "chance": chance, "series": summary] }

  private func runs(of strategy: SearchStrategy) -> Table {
    Table(strategy.runs) {
      Column("seed") { $0.seed }
      Column("verdict") { $0.verdict.word }
      Column("evaluations") { $0.losses.count }
      Column("best_loss") { $0.bestLoss }
      Column("best_evaluation") { $0.bestEvaluation }
      Column("train_accuracy") { $0.assessments.last?.trainingAccuracy }
      Column("test_accuracy") { heldOut == .test ? $0.assessments.last?.accuracy : nil }
      Column("validation_accuracy") { heldOut == .validation ? $0.assessments.last?.accuracy : nil }
      Column("parameters") { $0.point.map { TableCell.value($0) } }
    }
  }

  private static func spread(_ values: [Double?], _ style: NumberText.Style) -> String? {
    let known = values.compactMap(\.self).sorted()
    guard let low = known.first, let high = known.last else { return nil }
    let median = (known[(known.count - 1) / 2] + known[known.count / 2]) / 2
    let texts = [median, low, high].map { NumberText($0, style).plain }
    return known.count == 1 ? texts[0] : "\(texts[0]) (\(texts[1]) to \(texts[2]))"
  }
}

extension SearchStrategy {
  fileprivate var single: EvaluationLog? { runs.count == 1 ? runs.first : nil }
}
