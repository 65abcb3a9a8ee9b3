import Mustache

/// The values that a report's template shows.
package struct ReportPage {
  /// A part of the report.
  struct Section {
    let number: Int
    let title: String
    let paragraphs: [String]
    let figures: [ReportPageFigure]
  }

  let title: String
  let author: String?
  let date: String?
  let introduction: [String]
  let sections: [Section]
  /// Whether the report has enough sections for a table of contents.
  let hasContents: Bool
  let isDark: Bool
  let followsReader: Bool
  let version: String

  /// Creates the page of a plan, with its figures in order, made by this version of gdplot.
  package init(_ plan: ReportPlan, figures: [ReportPageFigure], version: String) {
    title = plan.title
    author = plan.author
    date = plan.date
    introduction = plan.introduction
    isDark = plan.look == .dark
    followsReader = plan.look == .auto
    self.version = version
    var rest = figures[...]
    sections = plan.sections.enumerated().map { index, section in
      defer { rest = rest.dropFirst(section.figures.count) }
      return Section(
        number: index + 1, title: section.title, paragraphs: section.paragraphs,
        figures: Array(rest.prefix(section.figures.count)))
    }
    hasContents = sections.count > 2
  }

  /// Renders the page.
  ///
  /// - Throws: the error of Mustache for an invalid template.
  package func text(as format: ReportFormat) throws -> String {
    MustacheContentTypes.register(MarkdownEscaping(), named: "MARKDOWN")
    MustacheContentTypes.register(LaTeXEscaping(), named: "LATEX")
    return try MustacheTemplate(string: format.template).render(self)
  }
}
