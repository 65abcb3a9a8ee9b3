import Charts
import Descent
import Drawing
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

  @Test func `one parameter has its profile with the best points on it`() {
    let figure = chart("search-line").figure
    #expect(figure.panels.map(\.y.label) == ["lowest f so far", "f"])
    #expect(figure.panels[1].marks.compactMap { ($0 as? PointMark)?.x } == [[0.1], [2]])
    #expect(figure.caption.contains("exhaustive is done after 41. 1 of 2 runs diverged."))
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
