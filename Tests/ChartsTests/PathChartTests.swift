import Charts
import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing
import Wording

struct PathChartTests {
  private static let names = ["saddle", "square", "seeds", "starts"]

  private func chart(_ name: String, _ change: (inout PathChart) -> Void = { _ in }) throws -> PathChart {
    let result =
      switch name {
      case "saddle": try SamplePaths.saddle()
      case "square": try SamplePaths.square()
      case "seeds": try SamplePaths.seeds()
      default: try SamplePaths.starts()
      }
    var chart = PathChart(result)
    change(&chart)
    return chart
  }

  private func drawing(_ figure: Figure) -> RecordingCanvas {
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    return canvas
  }

  private func words(_ figure: Figure) -> [String] { drawing(figure).textBoxes.map(\.text) }

  @Test(arguments: names)
  func `paths are drawn as recorded`(name: String) throws {
    #expect(try Golden.complaint(about: chart(name).figure, named: "path-\(name)") == nil)
  }

  @Test func `dark paths in a small upright figure are drawn as recorded`() throws {
    let chart = try chart("saddle") { ($0.look.themeName, $0.look.layoutSize) = (.dark, Size(320, 480)) }
    #expect(try Golden.complaint(about: chart.figure, named: "path-saddle-dark") == nil)
  }

  @Test func `a relief is one panel without axes of its own, and a function of one parameter stays a curve`() throws {
    let panels = try chart("saddle") { $0.style = .relief }.figure.panels
    #expect(panels.count == 1 && panels[0].hidesAxes && panels[0].marks.contains { $0 is ReliefMark })
    let curve = try chart("square") { $0.style = .relief }.figure
    #expect(curve.panels.count == 2 && !curve.panels[0].hidesAxes)
  }

  @Test(arguments: [Size(200, 150), Size(300, 200), Size(400, 640), Size(640, 400), Size(1600, 1000)])
  func `no words of a relief overlap or are cut off`(size: Size) throws {
    for angle in [ViewAngle(), ViewAngle(azimuth: 45, elevation: 15), ViewAngle(azimuth: 190, elevation: 80)] {
      let relief = try chart("saddle") { ($0.look.layoutSize, $0.style, $0.angle) = (size, .relief, angle) }
      #expect(Words.complaints(about: relief.figure) == [])
    }
  }

  @Test(arguments: names, [Size(200, 150), Size(300, 200), Size(400, 640), Size(640, 400), Size(1600, 1000)])
  func `no words overlap or are cut off`(name: String, size: Size) throws {
    for theme in Look.ThemeName.allCases {
      #expect(
        Words.complaints(about: try chart(name) { ($0.look.layoutSize, $0.look.themeName) = (size, theme) }.figure)
          == [])
    }
  }

  @Test func `each path says what became of it`() throws {
    let saddle = words(try chart("saddle").figure)
    for ending in ["leaves at step 38", "leaves at step 13"] {
      #expect(saddle.contains { $0.hasPrefix(ending) }, "\(saddle)")
    }
    let square = words(try chart("square").figure)
    #expect(square.contains("cycling") && square.contains { $0.hasPrefix("leaves at step") }, "\(square)")
    #expect(words(try chart("starts").figure).contains { $0.hasSuffix(" runs end here") })
  }

  @Test func `the caption names the steps at which paths leave the window`() throws {
    #expect(try chart("saddle").figure.caption.contains("2 of 3 paths leave the window, at steps 13 and 38."))
  }

  @Test func `a path outside the window is missed in the caption`() throws {
    let plan = CurvePlan(
      surface: "bowl", rates: [0.01], batchSizes: [.full], starts: [.values([1.5, 1.5])], length: .steps(3))
    let result = try SamplePaths.run(plan, window: .ranges([-1...(-0.5), -1...0]))
    #expect(PathChart(result).figure.caption.hasSuffix("The path lies outside the window."))
  }

  @Test func `values outside the window do not flatten the others`() throws {
    let scales = try chart("saddle").figure.scales
    #expect(scales[1].y.lower > -2 && scales[1].y.upper < 2)
  }

  @Test func `many starts have no names, few have`() throws {
    #expect(words(try chart("starts").figure).allSatisfy { !$0.hasPrefix("from") })
    #expect(words(try chart("saddle").figure).contains("from (1, 0)"))
  }

  // MARK: Animation

  @Test(arguments: names)
  func `the last frame is the figure`(name: String) throws {
    let chart = try chart(name)
    #expect(drawing(chart.part(of: chart.figure, at: 1)).transcript == drawing(chart.figure).transcript)
    #expect(drawing(chart.part(of: chart.figure, at: 0)).transcript != drawing(chart.figure).transcript)
  }

  @Test(arguments: names)
  func `axes and words around the panels stay where they are from frame to frame`(name: String) throws {
    let chart = try chart(name)
    let whole = chart.figure
    for share in [0, 0.3, 0.7] {
      let frame = chart.part(of: chart.figure, at: share)
      for (a, b) in zip(frame.scales, whole.scales) {
        #expect(a.x.lower == b.x.lower && a.x.upper == b.x.upper && a.y.lower == b.y.lower && a.y.upper == b.y.upper)
      }
      let areas = [frame, whole].map { figure in
        FigureLayout(
          figure, bounds: Rect(x: 0, y: 0, width: 640, height: 400), medium: .vector, measurer: UniformTextMeasurer()
        ).panels.map(\.area)
      }
      #expect(areas[0] == areas[1])
    }
  }

  @Test(arguments: ["single", "several", "seeds", "full-batch"])
  func `the last frame of training curves is their figure, and panels stay`(name: String) throws {
    let result =
      switch name {
      case "single": try SampleResult.single()
      case "several": try SampleResult.several()
      case "seeds": try SampleResult.seeds()
      default: try SampleResult.fullBatch()
      }
    let chart = CurveChart(result)
    #expect(drawing(chart.part(of: chart.figure, at: 1)).transcript == drawing(chart.figure).transcript)
    let whole = chart.figure.settled(on: .vector, measuring: UniformTextMeasurer())
    func areas(_ figure: Figure) -> [Rect] {
      FigureLayout(
        figure, bounds: Rect(x: 0, y: 0, width: 640, height: 400), medium: .vector, measurer: UniformTextMeasurer()
      ).panels.map(\.area)
    }
    for share in [0, 0.25, 0.5, 0.75] {
      var frame = chart.part(of: chart.figure, at: share)
      frame.key = whole.key
      #expect(areas(frame) == areas(chart.figure))
    }
  }
}
