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

extension PathView.Style: ExpressibleByArgument {}

extension PluginTemplate.Kind: ExpressibleByArgument {}

extension Progress: ExpressibleByArgument {}

extension RatesView.Quantity: ExpressibleByArgument {}

extension FitView.Form: ExpressibleByArgument {}

extension ReportFormat: ExpressibleByArgument {}

extension ScheduleChart.Quantity: ExpressibleByArgument {}

extension SeriesOption: ExpressibleByArgument {}

/// How much of its data a figure carries.
enum EmbedArgument: String, ExpressibleByArgument, CaseIterable {
  /// All data, up to 4 MB.
  case auto
  /// All data.
  case all
  /// No data, only the recipe.
  case none
}

extension DataChoice.File.Missing: ExpressibleByArgument {}

/// A stopping rule as written: `name=value`.
struct StopArgument: WrittenArgument {
  /// The rule.
  let rule: StoppingRule

  init(written text: String) throws {
    guard let rule = StoppingRule(text) else {
      let name = String(text.prefix { $0 != "=" })
      let known = ["g", "f", "frel", "x", "target", "evaluations", "time", "patience"]
      guard known.contains(name) else {
        throw ValidationError(
          "a rule is NAME=VALUE, where NAME is \(known.joined(separator: ", "))"
            + NearestName(to: name, among: known).clause)
      }
      throw ValidationError(
        ["evaluations", "patience"].contains(name)
          ? "\(name) is a whole number, 1 or more, as in \(name)=10"
          : "\(name) is a number\(name == "target" ? "" : name == "time" ? " above 0" : ", 0 or more"), as in \(name)=0.01"
      )
    }
    self.rule = rule
  }
}
