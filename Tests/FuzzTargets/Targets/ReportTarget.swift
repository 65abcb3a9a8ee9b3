import FileReading
import Reports

/// Descriptions of reports, and the pages they describe.
enum ReportTarget: FuzzTarget {
  static let name = "report"

  static func read(_ bytes: [UInt8]) throws {
    let plan = try ReportReader(InputFile(path: "report.yml", bytes: bytes)).plan()
    let figures = plan.sections.flatMap(\.figures).enumerated().map { index, figure in
      ReportPageFigure(
        figure, number: index + 1,
        outcome: index.isMultiple(of: 2)
          ? .made(title: plan.title, alternativeText: plan.title, numbers: figure.name) : .failed(reason: plan.title),
        command: figure.words, path: figure.name, pointWidth: index % 3 == 0 ? 640 : nil, pictures: [],
        hasNumbers: plan.hasNumbers)
    }
    for format in ReportFormat.allCases {
      _ = try ReportPage(plan, figures: figures, version: "0", format: format).text()
    }
  }
}
