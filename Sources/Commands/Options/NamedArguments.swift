public import ArgumentParser
package import Charts
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

extension Look.ThemeName: ExpressibleByArgument {}

extension PluginTemplate.Kind: ExpressibleByArgument {}

extension Progress: ExpressibleByArgument {}

extension ReportFormat: ExpressibleByArgument {}

extension ReportPicture.Kind: ExpressibleByArgument {}

extension ScheduleChart.Quantity: ExpressibleByArgument {}

/// How much of the data behind it a figure carries.
enum EmbedArgument: String, ExpressibleByArgument, CaseIterable {
  /// All of it, up to 4 MB.
  case auto
  /// All of it.
  case all
  /// Nothing but the recipe.
  case none
}

/// What is done with cells of a file that hold no number.
enum MissingArgument: String, ExpressibleByArgument, CaseIterable {
  /// An error.
  case refuse
  /// The row is left out.
  case drop
  /// The column's mean stands in.
  case mean
}

/// A stopping rule as written: `name=value`.
struct StopArgument: ExpressibleByArgument, Sendable {
  /// What was written.
  let text: String

  /// Reads a rule; `nil` when the name or the value makes no sense.
  init?(argument: String) {
    guard StoppingRule(argument) != nil else { return nil }
    text = argument
  }
}
