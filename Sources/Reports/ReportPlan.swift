/// A report as its author describes it.
public struct ReportPlan: Sendable {
  /// Light or dark, or as the reader's machine is set.
  public enum Look: String, CaseIterable, Sendable {
    /// As the reader's machine is set.
    case auto
    /// Dark ink on white.
    case light
    /// Light ink on near black.
    case dark
  }

  /// A figure of the report.
  public struct Figure: Sendable {
    /// What its files are called, without ending.
    public let name: String
    /// The command that draws it, without `gdplot`, word by word.
    public let words: [String]
    /// Where the command stands in the file.
    public let place: ReportError.Place?
    /// The text below it; what the figure shows where there is none.
    public let caption: String?
    /// What the text below it begins with.
    public let title: String?
  }

  /// A part of the report.
  public struct Section: Sendable {
    /// Its heading.
    public let title: String
    /// Its text, a paragraph each, above its figures.
    public let paragraphs: [String]
    /// Its figures, in order.
    public let figures: [Figure]
  }

  /// What the report is called.
  public let title: String
  /// Who wrote it.
  public let author: String?
  /// When, in the author's words.
  public let date: String?
  /// The text above all parts, a paragraph each.
  public let introduction: [String]
  /// The theme of page and figures.
  public let look: Look
  /// The folder of the figures' files, beside the page.
  public let folder: String
  /// Whether the page has the numbers of each figure, as its command reports them.
  public let hasNumbers: Bool
  /// The parts, in order.
  public let sections: [Section]
}
