/// The file format of a report.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// One HTML page that needs no other file.
  case html
  /// A Markdown text that refers to its figures' files.
  case markdown
  /// A part of a LaTeX document, to be read with `\input`.
  case latex

  /// The file name extension.
  package var fileExtension: String {
    switch self {
    case .html: "html"
    case .markdown: "md"
    case .latex: "tex"
    }
  }

  /// Returns plain text in the syntax of this format.
  func escaped(_ text: String) -> String {
    switch self {
    case .html: HTMLEscaping().escapeText(text)
    case .markdown: MarkdownEscaping().escapeText(text)
    case .latex: LaTeXEscaping().escapeText(text)
    }
  }
}
