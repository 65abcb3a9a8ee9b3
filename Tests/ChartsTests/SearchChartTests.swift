import Charts
import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing
import Wording

struct SearchChartTests {
  private static let names = ["search", "search-seeds", "search-line"]

  private func chart(_ name: String, _ change: (inout SearchChart) -> Void = { _ in }) -> SearchChart {
    var chart = SearchChart(
      name == "search-line" ? SampleSearch.line() : SampleSearch.classes(seeds: name == "search" ? 1 : 4))
    change(&chart)
    return chart
  }

  @Test(arguments: names)
  func `a search is drawn as recorded`(name: String) throws {
    #expect(try Golden.complaint(about: chart(name).figure, named: name) == nil)
  }

  @Test func `a small dark search is drawn as recorded`() throws {
    let chart = chart("search-seeds") { ($0.look.themeName, $0.look.layoutSize) = (.dark, Size(300, 200)) }
    #expect(try Golden.complaint(about: chart.figure, named: "search-dark") == nil)
  }

  @Test(arguments: names, [Size(200, 150), Size(300, 200), Size(640, 400), Size(400, 700), Size(1600, 1000)])
  func `no words overlap or are cut off`(name: String, size: Size) {
    for hasLogX in [false, true] {
      #expect(
        Words.complaints(about: chart(name) { ($0.look.layoutSize, $0.look.hasLogX) = (size, hasLogX) }.figure) == [])
    }
  }

  @Test func `losses go down in steps, and chance is a dashed rule`() throws {
    let figure = chart("search").figure
    let lines = figure.panels.flatMap(\.marks).compactMap { $0 as? LineMark }
    #expect(lines.count == 6 && lines.allSatisfy { $0.interpolation == .steps })
    #expect(lines[0].y == lines[0].y.sorted(by: >))
    let rule = try #require(figure.panels[1].marks.compactMap { $0 as? RuleMark }.first)
    #expect(rule.place == .horizontal(y: 0.1) && rule.label == "chance 10\u{A0}%" && !rule.style.dash.isEmpty)
    #expect(lines[3...].map { $0.label?.split(separator: " ").first } == ["random-search", "local-search", "sgd"])
  }

  @Test func `the accuracy beside a name has a glyph at its height`() {
    let panel = chart("search").figure.panels[1]
    let lines = panel.marks.compactMap { $0 as? LineMark }
    let ends = panel.marks.compactMap { $0 as? PointMark }
    #expect(ends.count == 3)
    for (line, end) in zip(lines, ends) { #expect(end.x == [line.x.last] && end.y == [line.y.last]) }
  }

  @Test func `several seeds are drawn as their median and range`() throws {
    let figure = chart("search-seeds").figure
    let bands = figure.panels[0].marks.compactMap { $0 as? BandMark }
    #expect(bands.count == 3)
    // A band has no diagonal edges: from point to point, either its position or its height changes.
    for (index, x) in bands[0].x.enumerated().dropFirst() {
      #expect(x == bands[0].x[index - 1] || bands[0].low[index] == bands[0].low[index - 1])
    }
    #expect(figure.caption.contains("Lines: median of 4 seeds; bands: from the lowest to the highest."))
  }

  @Test func `the axis says whose accuracy it is`() {
    func label(_ heldOut: SearchResult.HeldOut?) -> String {
      SearchChart(SampleSearch.classes(heldOut: heldOut)).figure.panels[1].y.label
    }
    #expect(label(.test) == "test accuracy" && label(.validation) == "validation accuracy")
    #expect(label(nil) == "training accuracy")
    #expect(chart("search").figure.caption.contains("on the validation examples: there is no test part."))
  }

  @Test func `one parameter has its profile with the best points on it, and the name it has in landscapes`() {
    let figure = chart("search-line").figure
    #expect(
      figure.panels.map(\.y.label) == [
        "lowest f so far", "f, best points", "f, points of exhaustive", "f, points of divide",
      ])
    #expect(figure.panels.dropFirst().allSatisfy { $0.x.label == "x" })
    #expect(figure.caption.contains("exhaustive is done after 41. divide is done after 12. 1 of 3 runs diverged."))
    var line = SampleSearch.line()
    line.plan.problem = ProblemPlan(losses: ["mse"])
    #expect(SearchChart(line).figure.panels[1].x.label == "w")
  }

  @Test func `best points at one place share a mark that says whose they are`() {
    var result = SampleSearch.line()
    func marks() -> (points: [[Double]], words: [String]) {
      let marks = SearchChart(result).figure.panels[1].marks
      return (
        marks.compactMap { ($0 as? PointMark)?.x }, marks.compactMap { ($0 as? TextMark)?.text.plain }
      )
    }
    #expect(marks().points == [[0.1], [2]])
    #expect(marks().words == ["exhaustive, divide"])
    result.strategies[1].runs[0].point = [1]
    #expect(marks().points == [[0.1], [1], [2]] || marks().points.count == 3)
    for index in 0..<3 { result.strategies[index].runs[0].point = [0.1] }
    for index in 0..<3 {
      result.strategies[index].runs[0].losses = [0.01]
      result.strategies[index].runs[0].bestEvaluation = 1
    }
    #expect(marks().points == [[0.1]] && marks().words == ["all 3"])
  }

  @Test func `the points of grids lie on the curve, level by level`() throws {
    let panels = chart("search-line").figure.panels
    func points(_ panel: Panel) -> [PointMark] { panel.marks.compactMap { $0 as? PointMark } }
    #expect(points(panels[2]).map(\.x.count) == [41] && panels[2].colorBar == nil)
    let levels = points(panels[3])
    #expect(levels.map(\.x) == [[0, 1.33, 2.67, 4], [0, 0.44, 0.89, 1.33], [0, 0.15, 0.3, 0.44]])
    for level in levels { #expect(zip(level.x, level.y).allSatisfy { abs($0 * $0 - $1) < 1e-12 }) }
    #expect(Set(levels.map(\.color)).count == 3 && panels[3].colorBar?.title == "level")
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $0.size > $1.size })
  }

  @Test func `a lower loss with a lower accuracy is explained by where the other began`() {
    var result = SampleSearch.classes()
    #expect(!SearchChart(result).figure.panels[0].marks.contains { $0 is TextMark })
    // Local search began at 26 and ends at 13.8, above what random search has at lower accuracy.
    let accuracy = result.strategies[0].runs[0].assessments.last?.accuracy ?? 0
    result.strategies[1].runs[0] = SampleSearch.run(from: 29, factor: 0.93)
    for index in result.strategies[1].runs[0].assessments.indices {
      result.strategies[1].runs[0].assessments[index].accuracy = accuracy + 0.1
    }
    #expect(result.contradicted.map(\.label) == ["local-search"])
    let figure = SearchChart(result).figure
    #expect(figure.panels[0].marks.compactMap { ($0 as? TextMark)?.text.plain } == ["local-search begins at 27"])
    #expect(figure.caption.contains("local-search begins at larger weights, whose losses are larger"))
  }

  @Test func `captions and alternative texts are sentences`() {
    for name in Self.names {
      for text in [chart(name).figure.caption, chart(name).alternativeText] {
        #expect(text.hasSuffix(".") && !text.contains("..") && !text.contains("  ") && !text.contains("\n"))
      }
    }
    #expect(chart("search").alternativeText.contains("sgd: lowest loss 0.2542, accuracy 65.8\u{A0}%."))
  }
}
