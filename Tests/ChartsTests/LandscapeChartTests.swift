import Charts
import Descent
import Drawing
import Foundation
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing
import Wording

struct LandscapeChartTests {
  private func chart(_ name: String, _ change: (inout LandscapeChart) -> Void = { _ in }) throws -> LandscapeChart {
    var chart = LandscapeChart(try SampleLandscape.result(name))
    change(&chart)
    return chart
  }

  @Test(arguments: ["hinges", "parts", "plane-parts", "saddle", "valleys"])
  func `a landscape is drawn as recorded`(name: String) throws {
    #expect(try Golden.complaint(about: chart(name).figure, named: "landscape-\(name)") == nil)
  }

  @Test func `a dark landscape in cells is drawn as recorded`() throws {
    let figure = try chart("holes") { ($0.look.themeName, $0.style) = (.dark, .cells) }.figure
    #expect(try Golden.complaint(about: figure, named: "landscape-cells-dark") == nil)
  }

  @Test(
    arguments: SampleLandscape.names,
    [Size(200, 150), Size(300, 200), Size(400, 300), Size(640, 400), Size(900, 300), Size(1600, 1000)])
  func `no words overlap or are cut off`(name: String, size: Size) throws {
    let result = try SampleLandscape.result(name)
    for theme in Look.ThemeName.allCases {
      for style in LandscapeChart.Style.allCases {
        var chart = LandscapeChart(result)
        (chart.look.layoutSize, chart.look.themeName, chart.style) = (size, theme, style)
        #expect(Words.complaints(about: chart.figure) == [])
      }
    }
  }

  @Test(arguments: SampleLandscape.names)
  func `a stored result gives the same figure`(name: String) throws {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let stored = try encoder.encode(SampleLandscape.result(name))
    let again = LandscapeChart(try decoder.decode(LandscapeResult.self, from: stored)).figure
    #expect(try transcript(again) == transcript(chart(name).figure))
  }

  private func transcript(_ figure: Figure) -> String {
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    return canvas.transcript
  }

  @Test(arguments: SampleLandscape.names)
  func `captions have proper minus signs and numbers, and the words for those who cannot see it the title`(
    name: String
  ) throws {
    let figure = try chart(name).figure
    #expect(!figure.caption.contains("nan") && !figure.caption.contains("-"))
    #expect(try chart(name).alternativeText.contains(figure.title))
  }

  @Test func `kinks are corners of the line, and the caption says where they are and how steep the pieces`() throws {
    let figure = try chart("hinges").figure
    let lines = figure.panels[0].marks.compactMap { $0 as? LineMark }
    #expect(lines.map(\.label) == ["example 0", "example 1", "example 2", "mean"])
    let kinks = try #require(figure.panels[0].marks.compactMap { $0 as? PointMark }.first { $0.label == "kinks" })
    #expect(kinks.x.count == 4 && kinks.x.allSatisfy { lines[3].x.contains($0) })
    #expect(
      figure.caption.contains(
        "The loss is straight between kinks at −0.8, 0.7, 1.5 and 2.5; slopes −0.8333, −0.1667, 0.1667, 0.5 and 0.6667."
      ))
    #expect(figure.caption.contains("Lowest 2.9 at a = 0.7."))
  }

  @Test func `data and regularisation are lines beside their sum, or panels beside it`() throws {
    let lines = try chart("parts").figure.panels[0].marks.compactMap { $0 as? LineMark }
    #expect(lines.map(\.label) == ["λΣW²", "data", "total"])
    let panels = try chart("plane-parts").figure.panels
    #expect(panels.map(\.title) == ["data", "λΣW²", "total"])
    #expect(panels.allSatisfy { $0.colorBar != nil && $0.marks.contains { $0 is ContourMark } })
  }

  @Test func `levels lie close above the minimum where it is inside, and evenly where the loss falls on`() throws {
    func levels(_ chart: LandscapeChart) -> [Double] {
      chart.figure.panels[0].marks.compactMap { $0 as? ContourMark }.first?.levels ?? []
    }
    func steps(_ levels: [Double]) -> [Double] { zip(levels.dropFirst(), levels).map { $0 - $1 } }
    let bowl = try steps(levels(chart("valleys")))
    // Levels are round, so that one step may be smaller than the one below it.
    let third = bowl.count / 3
    #expect(bowl.suffix(third).reduce(0, +) > 3 * bowl.prefix(third).reduce(0, +))
    let saddle = try steps(levels(chart("saddle")))
    #expect(saddle.allSatisfy { abs($0 - saddle[0]) < 1e-12 })
    #expect(try steps(levels(chart("valleys") { $0.look.hasLogY = false })).allSatisfy { $0 > 0 })
    #expect(try !chart("saddle").figure.caption.contains("equal ratios"))
    #expect(try chart("valleys").figure.caption.contains("equal ratios"))
  }

  @Test func `the point seen from is marked, and so are stationary points`() throws {
    func labels(_ name: String) throws -> [String] {
      try chart(name).figure.panels[0].marks.compactMap { ($0 as? PointMark)?.label }
    }
    #expect(try labels("plane").contains("W"))
    #expect(try labels("saddle") == ["saddle"])
    #expect(try labels("between").prefix(2) == ["start", "(1, 0.5, −2)"])
    #expect(try labels("constant").isEmpty)
  }
}
