import Reports

extension ReportFormat {
  /// The kinds of file its figures may have, the usual one first.
  var pictures: [ReportPicture.Kind] {
    switch self {
    case .html: [.svg]
    case .markdown: [.svg, .png]
    case .latex: [.pdf, .png]
    }
  }

  /// The themes its figures are drawn in.
  func themes(for look: ReportPlan.Look) -> [ThemeArgument] {
    switch look {
    case .dark: [.dark]
    case .auto where self == .html: [.light, .dark]
    case .auto, .light: [.light]
    }
  }
}
