import Builtins
import Charts
import Descent
import GradientKit
import Recipes
import RunLogs
import Studies
import Wording

/// The data of figures: the first line is the command, the rest is its result.
enum FigureDataTarget: FuzzTarget {
  static let name = "figure-data"

  static func read(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", maxSplits: 1)
    guard lines.count == 2 else { return }
    let data = String(lines[1])
    switch lines[0] {
    case "curve": try use(CurveResult.self, data, \.table, CurveChart.init)
    case "steps": try use(StepsResult.self, data, \.table, StepsChart.init)
    case "heatmap": try use(HeatmapResult.self, data, \.table) { HeatmapChart($0, value: .loss) }
    case "landscape": try use(LandscapeResult.self, data, \.table, LandscapeChart.init)
    case "path": try use(PathResult.self, data, \.runs.table, PathChart.init)
    case "search": try use(SearchResult.self, data, \.table, SearchChart.init)
    case "batch": try use(BatchResult.self, data, \.curves.table, BatchChart.init)
    case "schedule": try use(ScheduleResult.self, data, \.table, ScheduleChart.init)
    case "logs": try use(LogsResult.self, data, \.table, LogsChart.init)
    case "sharpness": try use(SharpnessResult.self, data, \.table, SharpnessChart.init)
    case "fit": try use(FitResult.self, data, { $0.table($0.forms[0]) }, FitChart.init)
    case "trajectories": try use(TrajectoriesResult.self, data, \.runs.table, TrajectoriesChart.init)
    case "range-test": try use(RangeTestResult.self, data, \.table, RangeTestChart.init)
    case "differences":
      try use(DifferencesResult.self, data, \.sweep.table) { DifferencesChart($0.sweep, of: $0.check.subject) }
    case "rates": try use(RatesResult.self, data, \.table, RatesChart.init)
    default: throw UnknownStudy(name: String(lines[0]))
    }
  }

  private struct UnknownStudy: Error { let name: String }

  static func changed(_ bytes: [UInt8], by random: inout some RandomNumberGenerator) -> [UInt8]? {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let json = JSONMutation.changed(Array(bytes[(end + 1)...]), by: &random)
    else { return nil }
    return bytes[...end] + json
  }

  private static func use<Result: StoredResult, Shown: Chart>(
    _ type: Result.Type, _ data: String, _ table: (Result) -> Table, _ chart: (Result) -> Shown
  ) throws {
    let result = try RecipeText.read(type, from: data)
    guard result.isConsistent else { return }
    table(result).write { _ in }
    Sketch.draw(chart(result))
  }
}
