import Charts
import Plotting
import Studies
import TestSupport
import Testing

struct DifferencesChartTests {
  /// Errors that fall with the step and rise again from rounding, as those of a sine do.
  private var sweep: DifferenceSweep {
    let exponents = (1...15).reversed()
    var sweep = DifferenceSweep(steps: exponents.map { Decade.power(-$0) })
    sweep.forward = exponents.map { Decade.power(-$0) + Decade.power($0 - 16) }
    sweep.central = exponents.map { Decade.power(-2 * $0) + Decade.power($0 - 16) }
    return sweep
  }

  @Test func `errors against steps are drawn as recorded`() throws {
    #expect(try Golden.complaint(about: DifferencesChart(sweep, of: "sin(x)").figure, named: "differences") == nil)
  }

  @Test func `best steps have the powers of ten of the axis`() {
    let figure = DifferencesChart(sweep, of: "sin(x)").figure
    #expect(figure.title == "sin(x): error of numerical gradients")
    #expect(figure.caption.contains("best at h = 10⁻⁸") && !figure.caption.contains("e−"))
  }
}
