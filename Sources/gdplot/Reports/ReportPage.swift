import FileReading
import Mustache

/// A report as its template sees it.
struct ReportPage {
  /// One of the pictures of a figure.
  struct Picture {
    /// When it is shown: `light` or `dark`, or `always`.
    let shown: String
    let svg: InlineSVG
  }

  /// A figure.
  struct Figure {
    let number: Int
    let name: String
    /// What the caption begins with.
    let lead: String?
    let caption: String
    let alternativeText: String
    let command: String
    let report: String?
    /// Its file as the page refers to it.
    let path: String
    /// Its pictures, for a page that holds them.
    let pictures: [Picture]
    /// Why it is not there.
    let failure: String?
  }

  /// A part of the report.
  struct Section {
    let number: Int
    let title: String
    let paragraphs: [String]
    let figures: [Figure]
  }

  let title: String
  let author: String?
  let date: String?
  let introduction: [String]
  let sections: [Section]
  /// Whether there is enough to need a list of the parts.
  let hasContents: Bool
  let isDark: Bool
  let followsReader: Bool
  let version = Version.number

  /// The page of a plan, with its figures in order.
  init(_ plan: ReportPlan, figures: [Figure]) {
    title = plan.title
    author = plan.author
    date = plan.date
    introduction = plan.introduction
    isDark = plan.look == .dark
    followsReader = plan.look == .auto
    var rest = figures[...]
    sections = plan.sections.enumerated().map { index, section in
      defer { rest = rest.dropFirst(section.figures.count) }
      return Section(
        number: index + 1, title: section.title, paragraphs: section.paragraphs,
        figures: Array(rest.prefix(section.figures.count)))
    }
    hasContents = sections.count > 2
  }

  /// The page as text.
  func text(as format: ReportFormat) throws -> String {
    MustacheContentTypes.register(MarkdownEscaping(), named: "MARKDOWN")
    MustacheContentTypes.register(LaTeXEscaping(), named: "LATEX")
    return try MustacheTemplate(string: format.template).render(self)
  }
}

extension ReportPage.Figure {
  /// What the page shows of a figure.
  ///
  /// - Throws: `FileError` where a picture has gone meanwhile.
  init(
    _ figure: ReportFigure, number: Int, in plan: ReportPlan, as format: ReportFormat,
    made: Result<ReportFigure.Made, any Error>
  )
    throws
  {
    self.number = number
    name = figure.plan.name
    lead = figure.plan.title
    command = figure.text.line
    path = "\(plan.folder)/\(figure.pictures[0].path.split(separator: "/").last ?? "")"
    switch made {
    case .success(let made):
      caption = figure.plan.caption ?? made.alternativeText
      alternativeText = made.alternativeText
      // The template ends the last line.
      let report = made.report.hasSuffix("\n") ? String(made.report.dropLast()) : made.report
      self.report = report.isEmpty ? nil : report
      failure = nil
      let isSwitched = figure.pictures.count > 1
      pictures =
        format != .html
        ? []
        : try figure.pictures.compactMap { picture in
          InlineSVG(
            try InputFile(path: picture.path).bytes, prefix: "f\(number)\(picture.theme == .dark ? "d" : "l")-"
          ).map { ReportPage.Picture(shown: isSwitched ? picture.theme.rawValue : "always", svg: $0) }
        }
    case .failure(let error):
      caption = figure.plan.caption ?? ""
      alternativeText = ""
      report = nil
      failure = "\(error)"
      pictures = []
    }
  }
}
