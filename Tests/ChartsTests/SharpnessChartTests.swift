import Charts
import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing

struct SharpnessChartTests {
  /// Returns runs that sharpen from 1 to half of a series' limit, or to the limit; the last may diverge.
  private func result(rates: [Double], seeds: Int = 1, diverges: Bool = false) throws -> SharpnessResult {
    let plan = CurvePlan(
      losses: ["squared"], rates: rates, batchSizes: [.full], seedCount: seeds, length: .steps(20))
    let traces = rates.indices.map { index in
      (0..<UInt64(seeds)).map { seed in
        SampleResult.trace(
          seed: seed, perEpoch: 5, from: 1 + 0.1 * Double(index), isFull: true,
          verdict: diverges && index == rates.count - 1 ? .diverged(step: 12) : .budget)
      }
    }
    let curves = try SampleResult.result(
      plan, zip(rates, traces).map { (rates.count > 1 ? "rate \($0)" : "squared", $0, $1) })
    let measurements = rates.indices.map { index in
      let limit = 2 / rates[index]
      return traces[index].enumerated().map { seed, trace in
        trace.rows.filter { $0.loss?.isFinite ?? false }.map { row in
          let grown = 1 + Double(row.step) * (2 + 0.1 * Double(seed))
          let hovering = limit * (row.step.isMultiple(of: 2) ? 1.05 : 0.95)
          return SharpnessResult.Measurement(
            step: row.step, epoch: row.epoch, loss: row.loss ?? 0, sharpness: grown < limit ? grown : hovering,
            limit: limit)
        }
      }
    }
    return SharpnessResult(plan: SharpnessPlan(curves.plan, every: 1), runs: curves, measurements: measurements)
  }

  @Test func `sharpness is drawn as recorded`() throws {
    let chart = SharpnessChart(try result(rates: [0.04, 0.08, 0.16]))
    #expect(try Golden.complaint(about: chart.figure, named: "sharpness") == nil)
  }

  @Test(arguments: [Size(200, 150), Size(300, 200), Size(640, 400), Size(400, 700), Size(1600, 1000)])
  func `no words overlap or are cut off`(size: Size) throws {
    for (rates, seeds) in [([0.08], 1), ([0.04, 0.08, 0.16], 1), ([0.08, 0.16], 3)] {
      for theme in Look.ThemeName.allCases {
        var chart = SharpnessChart(try result(rates: rates, seeds: seeds, diverges: true))
        (chart.look.layoutSize, chart.look.themeName) = (size, theme)
        #expect(Words.complaints(about: chart.figure) == [])
      }
    }
  }

  @Test func `the loss stands above the eigenvalue, over the same steps`() throws {
    let figure = SharpnessChart(try result(rates: [0.04, 0.08])).figure
    #expect(figure.arrangement == .stacked && figure.panels.map(\.y.label) == ["training loss", "largest eigenvalue"])
    #expect(figure.panels.map(\.x.label) == ["step", "step"])
    let dashed = figure.panels[1].marks.compactMap { $0 as? LineMark }.filter { !$0.style.dash.isEmpty }
    #expect(dashed.map { Set($0.y) } == [[50], [25]])
  }

  @Test func `the caption says what the limit is and who reaches it`() throws {
    let caption = SharpnessChart(try result(rates: [0.04, 0.08, 0.16])).figure.caption
    #expect(caption.contains("Above the stability limit descent on a quadratic grows."))
    #expect(caption.contains("Rate 0.08 and rate 0.16 reach their limit, rate 0.04 stays below."), "\(caption)")
    #expect(SharpnessChart(try result(rates: [0.16])).figure.caption.contains("It reaches the limit at step 6."))
  }

  @Test func `a limit far above all eigenvalues does not flatten them`() throws {
    let panel = SharpnessChart(try result(rates: [0.001])).figure.scales[1]
    #expect(panel.y.upper < 100)
  }

  @Test func `captions and alternative texts are sentences`() throws {
    for rates in [[0.08], [0.04, 0.08]] {
      let chart = SharpnessChart(try result(rates: rates, seeds: 2, diverges: true))
      for text in [chart.figure.caption, chart.alternativeText] {
        #expect(text.hasSuffix(".") && !text.contains("..") && !text.contains("  ") && !text.contains("\n"))
      }
    }
  }
}
