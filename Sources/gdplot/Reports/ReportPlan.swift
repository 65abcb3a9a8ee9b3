import Yams

/// A report as its author describes it.
struct ReportPlan {
  /// Light or dark, or as the reader's machine is set.
  enum Look: String, CaseIterable {
    case auto, light, dark
  }

  /// A figure of the report.
  struct Figure {
    /// What its files are called, without ending.
    let name: String
    /// The command that draws it, without `gdplot`, word by word.
    let words: [String]
    /// Where the command stands in the file.
    let place: Mark?
    /// The text below it; what the figure shows where there is none.
    let caption: String?
    /// What the text below it begins with.
    let title: String?
  }

  /// A part of the report.
  struct Section {
    let title: String
    let paragraphs: [String]
    let figures: [Figure]
  }

  let title: String
  let author: String?
  let date: String?
  let introduction: [String]
  let look: Look
  /// The folder of the figures' files, beside the page.
  let folder: String
  let sections: [Section]
}
