package import Descent
package import GradientKit
import Studies

/// The question of logs: what other programs wrote down about their runs.
package struct LogsPlan: StudyPlan {
  /// Files, and folders to search.
  package var paths: [String]
  /// The column to draw against; `nil` for the one that logs have for that.
  package var x: String?
  /// The columns to draw, by names or patterns; empty for the loss, or what is most like one.
  package var y: [String]
  /// Which runs are one group; `nil` for none.
  package var grouping: LogGrouping?
  /// Whether rates are chosen beside what else is.
  package var addsRates = false
  /// Whether the logs are still being written, so that a last line may be half of one.
  package var isWritten = false

  /// A plan.
  package init(paths: [String], x: String? = nil, y: [String] = [], grouping: LogGrouping? = nil) {
    self.paths = paths
    self.x = x
    self.y = y
    self.grouping = grouping
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { [] }
  package var data: DataChoice? { nil }
  package var seed: UInt64 { 0 }
}

/// What of logs is shown.
package struct LogsView: Codable, Hashable, Sendable {
  /// What lines are smoothed with.
  package var smoother: Spec
  /// Whether short lines and means are smoothed as well.
  package var smoothsAlways: Bool
  /// Whether the figure is drawn again when the logs change.
  package var follows: Bool

  /// A view.
  package init(smoother: Spec, smoothsAlways: Bool = false, follows: Bool = false) {
    self.smoother = smoother
    self.smoothsAlways = smoothsAlways
    self.follows = follows
  }
}

/// What other programs wrote down about their runs.
package struct LogsStudy: Study {
  package typealias View = LogsView

  package static let name = "logs"

  package let plan: LogsPlan
  package let facts: ProblemFacts
  private let laboratory: Laboratory
  private let logs: LogsResult

  /// Reads the logs.
  ///
  /// - Throws: ``LogError`` with what is wrong with the files or the names.
  package init(_ plan: LogsPlan, in laboratory: Laboratory) throws {
    self.plan = plan
    self.laboratory = laboratory
    logs = try LogsResult(plan)
    var facts = ProblemFacts()
    facts.files = logs.files
    self.facts = facts
  }

  package var runCount: Int { 0 }

  package func check(_ view: LogsView) throws { _ = try laboratory.catalog.smoother(view.smoother) }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) -> LogsResult { logs }
}

/// What happened in the runs of logs.
package struct DiagnoseStudy: Study {
  package typealias View = DiagnoseView

  package static let name = "diagnose"

  package let plan: LogsPlan
  package let facts: ProblemFacts
  private let logs: LogsResult

  /// Reads the logs.
  ///
  /// - Throws: ``LogError`` with what is wrong with the files or the names.
  package init(_ plan: LogsPlan, in laboratory: Laboratory) throws {
    self.plan = plan
    logs = try LogsResult(plan)
    var facts = ProblemFacts()
    facts.files = logs.files
    self.facts = facts
  }

  package var runCount: Int { 0 }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) -> LogsResult { logs }
}

/// What of a diagnosis is shown: all of it.
package struct DiagnoseView: Codable, Hashable, Sendable {
  /// The view.
  package init() {}
}

extension LogsResult {
  /// The logs that a plan asks for.
  init(_ plan: LogsPlan) throws(LogError) {
    try self.init(
      plan.paths, choice: LogChoice(x: plan.x, y: plan.y, addsRates: plan.addsRates), grouping: plan.grouping,
      isWritten: plan.isWritten)
  }

  /// The same result with the smoother of a view.
  package func smoothed(_ view: LogsView, with catalog: Catalog) throws -> LogsResult {
    var result = self
    result.smoothing = Smoothing(try catalog.smoother(view.smoother), isChosen: view.smoothsAlways)
    return result
  }
}
