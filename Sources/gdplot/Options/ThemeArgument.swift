import ArgumentParser
import Plotting

/// A theme by name.
enum ThemeArgument: String, ExpressibleByArgument, CaseIterable {
  /// Dark ink on white.
  case light
  /// Light ink on near black.
  case dark

  /// The theme.
  var theme: Theme {
    switch self {
    case .light: .light
    case .dark: .dark
    }
  }
}
