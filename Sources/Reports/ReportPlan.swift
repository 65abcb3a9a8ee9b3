/// A report as its author describes it.
package struct ReportPlan: Sendable {
  /// Light or dark, or as the reader's machine is set.
  package enum Look: String, CaseIterable, Sendable {
    /// As the reader's machine is set.
    case auto
    /// Dark ink on white.
    case light
    /// Light ink on near black.
    case dark
  }

  /// A figure of the report.
  package struct Figure: Sendable {
    /// What its files are called, without ending.
    package let name: String
    /// The command that draws it, without `gdplot`, word by word.
    package let words: [String]
    /// Where the command stands in the file.
    package let place: ReportError.Place?
    /// The text below it; what the figure shows where there is none.
    package let caption: String?
    /// What the text below it begins with.
    package let title: String?
  }

  /// A part of the report.
  package struct Section: Sendable {
    /// Its heading.
    package let title: String
    /// Its text, a paragraph each, above its figures.
    package let paragraphs: [String]
    /// Its figures, in order.
    package let figures: [Figure]
  }

  /// What the report is called.
  package let title: String
  /// Who wrote it.
  package let author: String?
  /// When, in the author's words.
  package let date: String?
  /// The text above all parts, a paragraph each.
  package let introduction: [String]
  /// The theme of page and figures.
  package let look: Look
  /// The folder of the figures' files, beside the page.
  package let folder: String
  /// Whether the page has the numbers of each figure, as its command reports them.
  package let hasNumbers: Bool
  /// The parts, in order.
  package let sections: [Section]
}
