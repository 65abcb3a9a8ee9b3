/// A report as its author describes it.
package struct ReportPlan: Sendable {
  /// The theme of a report.
  package enum Look: String, CaseIterable, Sendable {
    /// The setting of the reader's system.
    case auto
    /// Dark text on white.
    case light
    /// Light text on near black.
    case dark
  }

  /// A figure of the report.
  package struct Figure: Sendable {
    /// The name of its files, without extension.
    package let name: String
    /// The command that draws it, without `gdplot`, split into words.
    package let words: [String]
    /// The position of the command in the file.
    package let place: ReportError.Place?
    /// The caption; by default, what the figure shows.
    package let caption: String?
    /// The beginning of the caption.
    package let title: String?
  }

  /// A section of the report.
  package struct Section: Sendable {
    /// Its heading.
    package let title: String
    /// Its text above its figures.
    let text: ReportText
    /// Its figures, in order.
    package let figures: [Figure]
    /// The number of figures side by side, where space permits.
    let columns: Int
  }

  /// The title of the report.
  package let title: String
  /// The author of the report.
  package let author: String?
  /// The date, in the author's words.
  package let date: String?
  /// The language of the page, such as `en` or `pt-BR` (BCP 47).
  let language: String
  /// The text above all sections.
  let introduction: ReportText
  /// The theme of the page and its figures.
  package let look: Look
  /// The folder of the figures' files, beside the page.
  package let folder: String
  /// Whether the page shows the numbers of each figure, as its command prints them.
  package let hasNumbers: Bool
  /// The sections, in order.
  package let sections: [Section]
}
