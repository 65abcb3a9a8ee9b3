import Mustache

/// The values that a report's template shows.
package struct ReportPage {
  /// A section of the report.
  struct Section {
    let number: Int
    let title: String
    /// Its text in the syntax of the page.
    let text: String
    let rows: [Row]
  }

  /// A row of figures side by side.
  struct Row {
    let figures: [ReportPageFigure]
    let columns: Int
    let isShared: Bool
    /// The share of the line width of each figure in LaTeX.
    let share: String
  }

  let title: String
  let author: String?
  let date: String?
  let language: String
  /// The introduction in the syntax of the page.
  let introduction: String
  let sections: [Section]
  /// Whether the report has enough sections for a table of contents.
  let hasContents: Bool
  let isDark: Bool
  let followsReader: Bool
  let version: String
  private let format: ReportFormat

  /// Creates the page of a plan, with its figures in order, made by this version of gdplot.
  package init(_ plan: ReportPlan, figures: [ReportPageFigure], version: String, format: ReportFormat) {
    title = plan.title
    author = plan.author
    date = plan.date
    language = plan.language
    introduction = plan.introduction.text(as: format)
    isDark = plan.look == .dark
    followsReader = plan.look == .auto
    self.version = version
    self.format = format
    var rest = figures[...]
    sections = plan.sections.enumerated().map { index, section in
      defer { rest = rest.dropFirst(section.figures.count) }
      return Section(
        number: index + 1, title: section.title, text: section.text.text(as: format),
        rows: Self.rows(of: Array(rest.prefix(section.figures.count)), columns: section.columns))
    }
    hasContents = sections.count > 2
  }

  private static func rows(of figures: [ReportPageFigure], columns: Int) -> [Row] {
    stride(from: 0, to: figures.count, by: columns).map { start in
      Row(
        figures: Array(figures[start..<min(start + columns, figures.count)]), columns: columns, isShared: columns > 1,
        share: ["1", "0.485", "0.32", "0.24"][columns - 1])
    }
  }

  /// Renders the page.
  ///
  /// - Throws: the error of Mustache for an invalid template.
  package func text() throws -> String {
    MustacheContentTypes.register(MarkdownEscaping(), named: "MARKDOWN")
    MustacheContentTypes.register(LaTeXEscaping(), named: "LATEX")
    return try MustacheTemplate(string: format.template).render(self)
  }
}
