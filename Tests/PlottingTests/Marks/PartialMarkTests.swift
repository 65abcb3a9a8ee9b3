import Drawing
import Plotting
import Testing

struct PartialMarkTests {
  private let style = SeriesStyle(Color(0x0072B2))

  @Test func `a part has the axes and the name of the whole`() {
    let whole = LineMark(x: [0, 1, 2, 3], y: [5, 4, 3, -7], style: style, label: "line")
    let part = PartialMark(whole.part(upTo: 1.5), of: whole)
    #expect(part.xExtent == whole.xExtent && part.yExtent == whole.yExtent && part.keyEntry == whole.keyEntry)
    #expect((part.part as? LineMark)?.x == [0, 1])
  }

  @Test func `marks end where their panel is drawn up to`() {
    let marks: [any Mark] = [
      LineMark(x: [0, 1, 2], y: [1, 1, 1], style: style),
      BandMark(x: [0, 1, 2], low: [0, 0, 0], high: [1, 1, 1], color: style.color),
      PointMark(x: [0, 1, 2], y: [1, 1, 1], color: style.color),
    ]
    for mark in marks { #expect(mark.part(upTo: 1)?.xExtent.highest == 1) }
    let state = StateMark(x: 2, y: 1, color: style.color)
    #expect(state.part(upTo: 1) == nil && state.part(upTo: 2) != nil)
    let rule = RuleMark(.horizontal(y: 1), style: style)
    #expect(rule.part(upTo: -1) != nil)
  }

  @Test func `a figure drawn in part has the scales of the whole`() {
    let line = LineMark(x: [0, 10], y: [1, 5], style: style)
    let figure = Figure(panels: [Panel(x: Axis("x"), y: Axis("y"), marks: [line])])
    let part = figure.part(upToShare: 0.5)
    #expect(part.scales[0].x.upper == figure.scales[0].x.upper && part.scales[0].y.upper == figure.scales[0].y.upper)
  }
}
