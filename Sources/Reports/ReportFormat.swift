/// What a report is written as.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// One page that needs no other file.
  case html
  /// Text that refers to its figures.
  case markdown
  /// A part of a document, to be read with `\input`.
  case latex

  /// The ending of the report's file.
  package var fileExtension: String {
    switch self {
    case .html: "html"
    case .markdown: "md"
    case .latex: "tex"
    }
  }
}
