import ArgumentParser
import Charts
import GradientKit
import Plotting
import Recipes

extension FigureCommand {
  /// Computes, draws, writes the numbers and reports.
  mutating func run() throws { try runFigure() }

  /// The same; for commands that do other things as well.
  func runFigure() throws {
    let catalog = try plugins.catalog(naming: namedSpecs)
    let delivery = try FigureDelivery(figure, usualName: usualName, export: numbers.export)
    try delivery.require(OutcomeChart.self)
    try check(with: catalog)
    try delivery.probe()

    Interrupt.listen()
    let outcome = try finishedOutcome(with: catalog)
    let record = try FigureRecord(of: outcome, by: self, as: .current, with: catalog)
    var (drawn, failures) = try delivery.deliver(
      styledChart(of: outcome), table: table(of: outcome), entries: record.entries)
    do {
      try writeFiles(of: outcome)
    } catch {
      failures.append(error)
    }

    for note in notes(on: outcome) { StandardError.write("gdplot: note: \(note)\n") }
    if numbers.json {
      try StandardOutput.writeData(
        FigureSummary(summary(of: outcome), command: CommandText.current.line, figures: drawn).text + "\n")
    } else if numbers.export != "-" {
      try StandardOutput.write(report(on: outcome))
      for path in drawn { try StandardOutput.write(path + "\n") }
    }
    for failure in failures.dropLast() { StandardError.write("gdplot: error: \(failure)\n") }
    if let last = failures.last { throw last }
    if Interrupt.isRequested { throw ExitCode(130) }
  }

  /// What is computed, with everything applied that the chart shows.
  func finishedOutcome(with catalog: Catalog) throws -> Outcome {
    var outcome = try outcome(with: catalog)
    try finish(&outcome, with: catalog)
    return outcome
  }

  /// The chart with the options every figure has.
  func styledChart(of outcome: Outcome) throws -> OutcomeChart {
    var chart = try chart(of: outcome)
    chart.look = Look(figure)
    return chart
  }
}
