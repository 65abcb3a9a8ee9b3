import Charts
import Drawing
import GradientKit
import Plotting
import RunLogs
import TestSupport
import Testing

struct LogsChartTests {
  /// Returns logs with two losses and an accuracy; the last of three runs ends early with a non-finite value.
  private func logs(_ count: Int, length: Int = 40) -> [Log] {
    (0..<count).map { run in
      let rows = Array(0..<(run == 2 ? length - 10 : length))
      func column(_ name: String, _ value: (Double) -> Double) -> LogColumn {
        LogColumn(name: name, rows: rows, cells: .numbers(rows.map { value(Double($0)) }))
      }
      return Log(
        path: "runs/seed-\(run).csv", name: "seed-\(run)", kind: .csv, rowCount: rows.count,
        columns: [
          column("step") { $0 * 10 }, column("train/loss") { 2 / ($0 + 1) + Double(run) * 0.1 },
          column("val/loss") { $0 == 29 && run == 2 ? .nan : 2.5 / ($0 + 1) + 0.3 + Double(run) * 0.1 },
          column("train/accuracy") { $0 / 50 },
        ])
    }
  }

  private func chart(
    _ logs: [Log], y: [String] = [], groups: Bool = false, _ change: (inout LogsChart) -> Void = { _ in }
  ) throws -> LogsChart {
    let curves = try LogChoice(y: y).curves(of: logs)
    let means = ["train/loss", "val/loss"].map { column in
      LogSeries(LogGroup(name: "seeds", curves.filter { $0.column == column }), replaced: 0)
    }
    var chart = LogsChart(
      LogsResult(
        series: groups ? means : curves.map { LogSeries($0) }, runCount: logs.count, kinds: ["CSV"], files: [],
        remarks: []))
    change(&chart)
    return chart
  }

  @Test func `losses of three runs in one panel are drawn as recorded`() throws {
    #expect(try Golden.complaint(about: chart(logs(3)).figure, named: "logs") == nil)
  }

  @Test func `findings of a diagnosis are drawn as recorded`() throws {
    let rows = Array(0..<200)
    let column = LogColumn(
      name: "train/loss", rows: rows, cells: .numbers(rows.map { 2.3 / (1 + Double($0) / 20) + ($0 == 120 ? 9 : 0) }))
    let log = Log(path: "runs/a.csv", name: "a", kind: .csv, rowCount: rows.count, columns: [column])
    let result = LogsResult(
      series: try LogChoice().curves(of: [log]).map { LogSeries($0) }, runCount: 1, kinds: ["CSV"], files: [],
      remarks: [])
    let figure = DiagnoseStudy.chart(of: result, DiagnoseView(), with: Catalog()).figure
    #expect(figure.panels[0].marks.compactMap { ($0 as? StateMark)?.label }.count == 1)
    #expect(try Golden.complaint(about: figure, named: "diagnose") == nil)
  }

  @Test func `one spike of a log does not flatten it, and is told`() throws {
    let rows = Array(0..<1000)
    let values = rows.map { 0.2 + 2.3 * Decade.power(-Double($0) / 400) }
    let spiked = values.enumerated().map { $0 == 500 ? 1e6 : $1 }
    let log = Log(
      path: "runs/a.csv", name: "a", kind: .csv, rowCount: rows.count,
      columns: [LogColumn(name: "train/loss", rows: rows, cells: .numbers(spiked))])
    let chart = try chart([log])
    let scale = chart.figure.scales[0].y
    #expect(scale.upper >= 2.5 && scale.upper < 3)
    let remark = "1 value lies far beyond the y axis, marked at its edge: 1,000,000."
    #expect(chart.figure.caption.contains(remark) && chart.alternativeText.contains(remark), "\(chart.figure.caption)")
  }

  @Test func `means of seeds end with the shortest run, which is marked`() throws {
    let figure = try chart(logs(3), groups: true) { $0.look.themeName = .dark }.figure
    let line = try #require(figure.panels[0].marks.compactMap { $0 as? LineMark }.first)
    #expect(line.x.last == 290)
    let mark = try #require(figure.panels[0].marks.compactMap { $0 as? StateMark }.first)
    #expect(mark.x == 290 && mark.label == "n = 3 to here, then 2")
    #expect(try Golden.complaint(about: figure, named: "logs-seeds-dark") == nil)
  }

  @Test func `means in the log are said to be some, with their band`() throws {
    var log = logs(1, length: 60)[0]
    log.columns[1].band = LogBand(
      low: [Double](repeating: 0, count: 60), high: [Double](repeating: 3, count: 60), count: 10)
    let chart = try chart([log], y: ["train/loss"])
    #expect(chart.figure.panels[0].marks.contains { $0 is BandMark })
    #expect(
      chart.figure.caption == "Means of 10 numbers in the log. Bands: the least and the greatest in the log.")
    #expect(
      try self.chart([log], y: ["*loss"]).figure.caption.hasPrefix("Some values are means of 10 numbers in the log."))
  }

  @Test func `a quantity has a panel, whoever measured it`() throws {
    let figure = try chart(logs(1), y: ["*loss", "*accuracy"]).figure
    #expect(figure.panels.map(\.y.label) == ["loss", "train/accuracy"])
    #expect(figure.panels[0].x.label == "step")
    #expect(figure.title == "loss and accuracy of seed-0")
  }

  @Test func `a value that is not finite is counted in the caption`() throws {
    #expect(try chart(logs(3)).figure.caption == "1 value is not finite.")
  }

  @Test func `more quantities than there is room for are said to be left out`() throws {
    let columns = (0..<8).map { LogColumn(name: "q\($0)x", rows: [0, 1], cells: .numbers([1, 2])) }
    let log = Log(path: "a.csv", name: "a", kind: .csv, rowCount: 2, columns: columns)
    let figure = try chart([log], y: ["q*"]).figure
    #expect(figure.panels.count == 6 && figure.caption.contains("6 of 8 quantities are drawn."))
  }

  @Test(arguments: [Size(200, 150), Size(320, 240), Size(640, 400), Size(900, 300), Size(1600, 1000)])
  func `no words overlap or are cut off`(size: Size) throws {
    for count in [1, 3] {
      for y in [[], ["*loss", "*accuracy"]] {
        #expect(Words.complaints(about: try chart(logs(count), y: y) { $0.look.layoutSize = size }.figure) == [])
      }
    }
    #expect(Words.complaints(about: try chart(logs(3), groups: true) { $0.look.layoutSize = size }.figure) == [])
  }
}
