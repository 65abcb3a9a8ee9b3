import Builtins
import Charts
import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing

struct RatesChartTests {
  /// Ends of two optimizers on a bowl at five rates, of which the largest diverge.
  private func chart() throws -> RatesChart {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    let plan = CurvePlan(
      surface: "bowl:kappa=4", optimizers: ["sgd", "momentum"], rates: [0.01, 0.03, 0.1, 0.3, 1], batchSizes: [.full],
      starts: [.values([1.5, 1.5])], length: .steps(200))
    return RatesChart(
      try RatesStudy(RatesPlan(curves: plan), in: Laboratory(catalog: catalog, threads: 1)).result())
  }

  @Test func `final values against rates are drawn as recorded`() throws {
    #expect(try Golden.complaint(about: chart().figure, named: "rates") == nil)
  }

  @Test func `a line that ends because larger rates diverge is joined to its cross`() throws {
    let crosses = try chart().figure.panels[0].marks.compactMap { $0 as? StateMark }.filter { $0.glyph == .cross }
    #expect(!crosses.isEmpty)
    for cross in crosses { #expect(cross.trail.x.last == cross.x && cross.trail.x.count == 2) }
  }

  @Test(arguments: [Size(240, 150), Size(320, 240), Size(640, 400), Size(900, 300)])
  func `no words overlap or are cut off`(size: Size) throws {
    var chart = try chart()
    chart.look.layoutSize = size
    #expect(Words.complaints(about: chart.figure) == [])
  }
}
