package import GradientKit
import Plotting
package import RunLogs
import Studies
import Wording

/// What happened in runs: their lines, as in ``LogsChart``, with a mark where something shows, and a sentence for each.
struct DiagnoseChart: Chart {
  /// How the figure looks.
  var look: Look {
    get { lines.look }
    set { lines.look = newValue }
  }

  /// The most findings that a caption tells.
  private static let captionLimit = 6

  private var lines: LogsChart
  private let findings: [RunFinding]

  /// The chart of what was found in logs.
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
