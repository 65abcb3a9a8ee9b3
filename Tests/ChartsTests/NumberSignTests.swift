import Charts
import Descent
import Drawing
import Plotting
import Studies
import TestSupport
import Testing
import Wording

struct NumberSignTests {
  private func hyphens(in charts: [any Chart]) -> [String] {
    charts.flatMap { chart in
      let figure = chart.figure
      let canvas = RecordingCanvas(size: figure.size)
      figure.draw(on: canvas, measuring: UniformTextMeasurer())
      return (canvas.textBoxes.map(\.text) + [figure.title, figure.subtitle, figure.caption, chart.alternativeText])
        .filter { $0 != $0.withMinus }
    }
  }

  @Test func `no number of a figure has a hyphen for a minus sign`() throws {
    let paths = try SamplePaths.saddle()
    #expect(paths.runs.series.contains { $0.label.contains("-0.1") })
    #expect(hyphens(in: [PathChart(paths), CurveChart(paths.runs)]) == [])
    let heatmap = try SampleHeatmap.momentum()
    #expect(hyphens(in: [HeatmapChart(heatmap, value: .loss), SearchChart(SampleSearch.line())]) == [])
    let landscapes = try ["saddle", "valleys", "holes"].map { LandscapeChart(try SampleLandscape.result($0)) }
    #expect(hyphens(in: landscapes) == [])
  }
}
