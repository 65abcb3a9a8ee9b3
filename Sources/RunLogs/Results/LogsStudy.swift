package import Descent
package import GradientKit
import Studies

/// A plan for logs: the files that other programs wrote about their runs.
package struct LogsPlan: StudyPlan {
  /// The files, and folders to search.
  package var paths: [String]
  /// The x column; `nil` for the default.
  package var x: String?
  /// The y columns, by names or patterns; empty for the loss, or the most similar columns.
  package var y: [String]
  /// The way to group runs; `nil` for none.
  package var grouping: LogGrouping?
  /// Whether learning rates are drawn too.
  package var addsRates = false
  /// Whether the logs are still being written, so that the last line may be incomplete.
  package var isWritten = false

  /// Creates a plan.
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

/// The parts of logs to show.
package struct LogsView: Codable, Hashable, Sendable {
  /// The smoother of the lines.
  package var smoother: Spec
  /// Whether short lines and means are smoothed too.
  package var smoothsAlways: Bool
  /// Whether the figure is redrawn when the logs change.
  package var follows: Bool

  /// Creates a view.
  package init(smoother: Spec, smoothsAlways: Bool = false, follows: Bool = false) {
    self.smoother = smoother
    self.smoothsAlways = smoothsAlways
    self.follows = follows
  }
}

/// A study of the files that other programs wrote about their runs.
package struct LogsStudy: Study {
  package typealias View = LogsView

  package static let name = "logs"

  package let plan: LogsPlan
  package let facts: ProblemFacts
  private let laboratory: Laboratory
  private let logs: LogsResult

  /// Reads the logs.
  ///
  /// - Throws: ``LogError`` if the files or the names are invalid.
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

/// A study of what happened in the runs of logs.
package struct DiagnoseStudy: Study {
  package typealias View = DiagnoseView

  package static let name = "diagnose"

  package let plan: LogsPlan
  package let facts: ProblemFacts
  private let logs: LogsResult

  /// Reads the logs.
  ///
  /// - Throws: ``LogError`` if the files or the names are invalid.
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

/// The view of a diagnosis, which has no options.
package struct DiagnoseView: Codable, Hashable, Sendable {
  /// Creates the view.
  package init() {}
}

extension LogsResult {
  init(_ plan: LogsPlan) throws(LogError) {
    try self.init(
      plan.paths, choice: LogChoice(x: plan.x, y: plan.y, addsRates: plan.addsRates), grouping: plan.grouping,
      isWritten: plan.isWritten)
  }

  /// Returns the same result with the smoother of a view.
  package func smoothed(_ view: LogsView, with catalog: Catalog) throws -> LogsResult {
    var result = self
    result.smoothing = Smoothing(try catalog.smoother(view.smoother), isChosen: view.smoothsAlways)
    return result
  }
}
