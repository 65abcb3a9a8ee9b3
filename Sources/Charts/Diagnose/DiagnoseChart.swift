package import GradientKit
import Plotting
package import RunLogs
import Studies
import Wording

/// The findings in logged runs: the lines of ``LogsChart`` with a mark and a sentence for each finding.
struct DiagnoseChart: Chart {
  /// The look of the figure.
  var look: Look {
    get { lines.look }
    set { lines.look = newValue }
  }

  /// The most findings in a caption.
  private static let captionLimit = 6

  private var lines: LogsChart
  private let findings: [RunFinding]

  /// Creates the chart of the findings in logs.
  init(_ result: LogsResult) {
    findings = RunDiagnosis(result).findings
    lines = LogsChart(result)
    lines.findings = findings
  }

  var draft: ChartDraft {
    var draft = lines.draft
    draft.caption = "\(sentences) \(draft.caption)"
    return draft
  }

  private var sentences: String {
    guard !findings.isEmpty else { return "Nothing unusual." }
    let isOne = Set(lines.result.series.map(\.run)).count == 1
    let told = findings.prefix(Self.captionLimit).map { finding in
      (isOne ? finding.column : "\(finding.run), \(finding.column)") + ": \(finding.text)."
    }
    let more = findings.count - told.count
    return told.joined(separator: " ") + (more > 0 ? " And \(more.counted("finding")) more." : "")
  }
}

extension DiagnoseStudy: ChartedStudy {
  package static func chart(of result: LogsResult, _ view: DiagnoseView, with catalog: Catalog) -> any Chart {
    DiagnoseChart(result)
  }
}
