public import ArgumentParser
import Charts
import Descent
public import GradientKit
package import Plotting
package import PluginLoading
package import Reports
package import Studies
import Wording

extension Normalization: ExpressibleByArgument {}

extension CurveChart.Quantity: ExpressibleByArgument {}

extension GradientMethod: ExpressibleByArgument {}

extension LandscapeChart.Style: ExpressibleByArgument {}

extension Look.ColorMapName: ExpressibleByArgument {}

extension Look.GridLines: ExpressibleByArgument {}

extension Look.HiddenPart: ExpressibleByArgument {}

extension Look.ThemeName: ExpressibleByArgument {}

extension PluginTemplate.Kind: ExpressibleByArgument {}

extension Progress: ExpressibleByArgument {}

extension RatesView.Quantity: ExpressibleByArgument {}

extension FitView.Form: ExpressibleByArgument {}

extension ReportFormat: ExpressibleByArgument {}

extension ScheduleChart.Quantity: ExpressibleByArgument {}

extension SeriesOption: ExpressibleByArgument {}

/// How much of the data behind it a figure carries.
enum EmbedArgument: String, ExpressibleByArgument, CaseIterable {
  /// All of it, up to 4 MB.
  case auto
  /// All of it.
  case all
  /// Nothing but the recipe.
  case none
}

extension DataChoice.File.Missing: ExpressibleByArgument {}

/// A stopping rule as written: `name=value`.
struct StopArgument: ExpressibleByArgument, Sendable {
  /// The rule.
  let rule: StoppingRule

  /// Reads a rule; `nil` when the name or the value makes no sense.
  init?(argument: String) {
    guard let rule = StoppingRule(argument) else { return nil }
    self.rule = rule
  }
}
