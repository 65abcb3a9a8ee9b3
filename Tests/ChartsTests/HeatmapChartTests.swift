import Charts
import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing
import Wording

struct HeatmapChartTests {
  private static let names = ["heatmap-surface", "heatmap-seeds", "heatmap-limit"]

  private func chart(_ name: String, _ change: (inout HeatmapChart) -> Void = { _ in }) throws -> HeatmapChart {
    var chart: HeatmapChart
    switch name {
    case "heatmap-surface":
      chart = HeatmapChart(try SampleHeatmap.surface(), value: .parameter(0))
      chart.colorRange = -1.45 ... -1.2
    case "heatmap-seeds": chart = HeatmapChart(try SampleHeatmap.seeds(), value: .accuracy)
    default:
      chart = HeatmapChart(try SampleHeatmap.momentum(), value: .loss)
      chart.showsContours = true
    }
    change(&chart)
    return chart
  }

  private func words(_ figure: Figure) -> [String] {
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    return canvas.textBoxes.map(\.text)
  }

  @Test(arguments: names)
  func `a heat map is drawn as recorded`(name: String) throws {
    #expect(try Golden.complaint(about: chart(name).figure, named: name) == nil)
  }

  @Test func `in the dark theme it is drawn as recorded`() throws {
    let figure = try chart("heatmap-limit") { $0.look.themeName = .dark }.figure
    #expect(try Golden.complaint(about: figure, named: "heatmap-limit-dark") == nil)
  }

  @Test(arguments: names, [Size(300, 200), Size(640, 400), Size(400, 700), Size(3000, 2000)])
  func `no words leave the canvas or lie on each other`(name: String, size: Size) throws {
    #expect(try Words.complaints(about: chart(name) { $0.look.layoutSize = size }.figure).isEmpty)
  }

  @Test func `Cohen's figure has the rate to the right, epochs upward, and the range of colours that was asked for`()
    throws
  {
    let panel = try chart("heatmap-surface").figure.panels[0]
    #expect(panel.x.label == "learning rate" && panel.y.label == "epochs")
    let scale = try #require(panel.colorBar?.scale)
    #expect(scale.lower == -1.45 && scale.upper == -1.2)
    #expect(scale.extendsAbove && !scale.extendsBelow)
  }

  @Test func `lines beside the map are one a row, named where they are few`() throws {
    let few = try chart("heatmap-surface") { $0.companion = .lines }.figure
    #expect(few.panels.count == 2)
    #expect(words(few).contains("10 epochs") && words(few).contains("500 epochs"))
    var many = HeatmapChart(try SampleHeatmap.surface(rows: 12), value: .parameter(0))
    many.companion = .lines
    #expect(many.figure.panels[1].marks.count == 12)
    #expect(many.figure.panels[1].colorBar?.title == "epochs")
  }

  @Test func `states have a key and a sentence, and do not enter the colours`() throws {
    let figure = try chart("heatmap-limit").figure
    #expect(words(figure).contains("diverged"))
    #expect(figure.caption.contains("diverged."))
    let scale = try #require(figure.panels[0].colorBar?.scale)
    #expect(scale.upper.isFinite && scale.kind == .log10)
  }

  @Test func `the limit of stability is a line over the map, and not there where it is off the map`() throws {
    let figure = try chart("heatmap-limit").figure
    #expect(figure.panels[0].marks.contains { $0 is LineMark })
    #expect(figure.caption.contains("L = 25 at the minimum (0, 0)"))
    #expect(!(try chart("heatmap-surface").figure.panels[0].marks.contains { $0 is LineMark }))
  }

  @Test func `with seeds the range stands beside the median, and few counts are named`() throws {
    let figure = try chart("heatmap-seeds").figure
    #expect(figure.panels.map { $0.colorBar?.title } == ["validation accuracy", "range over seeds"])
    #expect(figure.panels[0].y.scale == .categories(["8", "32", "120"]))
  }

  @Test func `cells that tie are counted, and where all are alike none is ringed`() throws {
    var result = try SampleHeatmap.exact()
    let count = result.width * result.height
    result.runs.states = result.runs.states.map { _ in .done }
    result.runs.trainLoss = (0..<count).map { $0 < 3 ? 0 : 1 }
    var figure = HeatmapChart(result, value: .trainLoss).figure
    #expect(figure.caption.contains("; 2 other cells tie with it."), "\(figure.caption)")
    result.runs.trainLoss = result.runs.trainLoss.map { _ in 0 }
    figure = HeatmapChart(result, value: .trainLoss).figure
    #expect(figure.caption.contains("All cells are alike: 0.") && !figure.caption.contains("Ring"))
    #expect(!figure.panels[0].marks.contains { ($0 as? PointMark)?.glyph == .ring })
  }

  @Test func `the best end of the colours is the same for losses and for accuracies`() throws {
    let accuracy = try #require(try chart("heatmap-seeds").figure.panels[0].colorBar?.scale)
    let loss = try #require(try chart("heatmap-limit").figure.panels[0].colorBar?.scale)
    #expect(accuracy.color(for: accuracy.upper) == loss.color(for: loss.lower))
  }

  @Test func `a grid without a finite cell has no colours to explain and no ring`() throws {
    let figure = HeatmapChart(try SampleHeatmap.diverged(), value: .loss).figure
    #expect(figure.panels[0].colorBar == nil)
    #expect(figure.caption.contains("4 of 4 cells diverged."))
    #expect(!figure.caption.contains("Ring"))
    #expect(Words.complaints(about: figure).isEmpty)
  }

  @Test func `cells that were not run are told by the map, and the lines end before them`() throws {
    var chart = HeatmapChart(try SampleHeatmap.interrupted(), value: .loss)
    chart.companion = .lines
    let figure = chart.figure
    #expect(figure.caption.contains("9 of 18 cells not run"))
    let lines = figure.panels[1].marks.compactMap { $0 as? LineMark }
    #expect(lines.map(\.x.count) == [3, 3, 3])
    #expect(lines.map { $0.y.count { $0.isNaN } } == [0, 1, 0])
  }

  @Test func `a loss of zero has the lowest colour of a logarithmic scale`() throws {
    var chart = HeatmapChart(try SampleHeatmap.exact(), value: .loss)
    chart.companion = HeatmapView.Companion.none
    let figure = chart.figure
    let scale = try #require(figure.panels[0].colorBar?.scale)
    #expect(scale.kind == .log10 && scale.extendsBelow)
    #expect(figure.caption.contains("0 has the lowest colour."))
    #expect(!words(figure).contains("zero or below"))
  }

  @Test func `the words for who cannot see it say what is shown and where it is best`() throws {
    let text = try chart("heatmap-surface").alternativeText
    #expect(
      text.hasPrefix("Heat map of final x, from −1.429 to 0, over learning rate (0 to 0.1) and epochs (10 to 500)."))
    #expect(text.contains("Ring: lowest f, −0.8939, at rate"))
  }
}
