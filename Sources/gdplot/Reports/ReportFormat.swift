import ArgumentParser

/// What a report is written as.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  /// One page that needs no other file.
  case html
  /// Text that refers to its figures.
  case markdown
  /// A part of a document, to be read with `\input`.
  case latex

  /// The ending of the report's file.
  var fileExtension: String {
    switch self {
    case .html: "html"
    case .markdown: "md"
    case .latex: "tex"
    }
  }

  /// The ending of its figures' files.
  var figureExtension: String { self == .latex ? "pdf" : "svg" }

  /// The themes its figures are drawn in.
  func themes(for look: ReportPlan.Look) -> [ThemeArgument] {
    switch look {
    case .dark: [.dark]
    case .auto where self == .html: [.light, .dark]
    case .auto, .light: [.light]
    }
  }
}
