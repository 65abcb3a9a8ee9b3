import Charts
import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing
import Wording

struct BatchChartTests {
  private func result(seeds: Int = 1, diverges: Bool = false) throws -> BatchResult {
    let sizes: [BatchSize] = [.examples(1), .examples(32), .full]
    let plan = CurvePlan(losses: ["softmax"], rates: [0.1], batchSizes: sizes, seedCount: seeds, length: .epochs(4))
    let traces = [(64, 1.5), (2, 0.8), (1, 0.1)].map { perEpoch, decades in
      (0..<UInt64(seeds)).map { seed in
        SampleResult.trace(
          seed: seed, perEpoch: perEpoch, from: 2.3 + 0.1 * Double(seed), decades: decades,
          verdict: diverges && perEpoch == 64 ? .diverged(step: 65) : .budget)
      }
    }
    var curves = try SampleResult.result(
      plan, zip(["batch 1", "batch 32", "full batch"], traces).map { ($0, 0.1, $1) })
    for index in sizes.indices { curves.series[index].batchSize = sizes[index] }
    curves.facts.trainingCount = 64
    return BatchResult(
      plan: BatchPlan(curves: plan), curves: curves,
      noise: [
        BatchResult.Noise(place: "start", noise: try noise(14)), BatchResult.Noise(place: "end", noise: try noise(0.7)),
      ], noiseSeries: "batch 1")
  }

  /// Returns the noise of 64 examples whose slopes, in one direction, are evenly spaced.
  private func noise(_ spread: Double) throws -> GradientNoise {
    struct Slopes: Objective {
      let dimension = 1
      let exampleCount = 64
      let spread: Double
      func value(at point: [Double], on batch: Batch) -> Double { 0 }
      func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
        let rows = batch.order.map { Array($0[batch.range ?? 0..<0]) } ?? Array(0..<64)
        gradient[0] = rows.reduce(0) { $0 + spread * Double($1) / 64 } / Double(rows.count)
        return 0
      }
    }
    return try GradientNoise(
      of: Slopes(spread: spread), at: [0], sizes: [1, 2, 4, 8, 16, 32, 64], sampleCount: 128, seed: 0,
      shouldStop: { false })
  }

  @Test(arguments: ["batch", "batch-seeds", "batch-diverged"])
  func `batch sizes are drawn as recorded`(name: String) throws {
    let chart = BatchChart(try result(seeds: name == "batch-seeds" ? 3 : 1, diverges: name == "batch-diverged"))
    #expect(try Golden.complaint(about: chart.figure, named: name) == nil)
  }

  @Test(arguments: [Size(200, 150), Size(300, 200), Size(640, 400), Size(400, 700), Size(1600, 1000)])
  func `no words overlap or are cut off`(size: Size) throws {
    for (seeds, diverges) in [(1, false), (3, true)] {
      var chart = BatchChart(try result(seeds: seeds, diverges: diverges))
      (chart.look.layoutSize, chart.look.themeName) = (size, .dark)
      #expect(Words.complaints(about: chart.figure) == [])
    }
  }

  @Test func `a panel for each kind of progress, and one for noise`() throws {
    var chart = BatchChart(try result())
    #expect(chart.figure.panels.map(\.x.label) == ["epochs", "updates", "examples", "batch size"])
    #expect(chart.figure.panels.map(\.x.scale) == [.linear, .log10, .log10, .log10])
    chart.axes = [.seconds]
    #expect(chart.figure.panels.map(\.x.label) == ["seconds", "batch size"])
  }

  @Test func `panels of the loss are told apart by what it is drawn against`() throws {
    var chart = BatchChart(try result())
    #expect(
      chart.figure.panels.map(\.y.label) == [
        "training loss by epochs", "training loss by updates", "training loss by examples", "variance of the gradient",
      ])
    chart.axes = [.epoch]
    #expect(chart.figure.panels[0].y.label == "training loss")
  }

  @Test func `with recorded time there is the time of an epoch against the batch size`() throws {
    var result = try result(seeds: 2)
    #expect(!BatchChart(result).figure.panels.contains { $0.y.label.hasPrefix("time per epoch") })
    result.plan.curves.recordsTime = true
    for (index, seconds) in [0.4, 0.04, 0.02].enumerated() {
      for seed in 0..<2 {
        let last = result.curves.series[index].traces[seed].rows.count - 1
        result.curves.series[index].traces[seed].rows[last].seconds = seconds * Double(seed + 1)
      }
    }
    // Four epochs in 0.4 and 0.8 s are 100 and 200 ms each.
    let panel = try #require(BatchChart(result).figure.panels.first { $0.y.label == "time per epoch (s)" })
    #expect(panel.x.label == "batch size" && panel.x.scale == .log10)
    let points = panel.marks.compactMap { $0 as? PointMark }
    #expect(points.map(\.x) == [[1, 1], [32, 32], [64, 64]])
    #expect(zip(points[0].y, [0.1, 0.2]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(BatchChart(result).figure.caption.contains("Time per epoch: the seconds spent on updates"))
    for index in 0..<3 {
      for seed in 0..<2 {
        let last = result.curves.series[index].traces[seed].rows.count - 1
        result.curves.series[index].traces[seed].rows[last].seconds /= 10
      }
    }
    let fast = try #require(BatchChart(result).figure.panels.first { $0.y.label == "time per epoch (ms)" })
    #expect(fast.marks.compactMap { $0 as? PointMark }.map(\.y)[0].allSatisfy { (9.99...20.01).contains($0) })
  }

  @Test func `two sizes are no dependence of the variance on the size`() throws {
    var result = try result()
    for index in result.noise.indices {
      result.noise[index].noise.batchSizes = [1, 2, 64]
      result.noise[index].noise.measured = [3, 1, 0]
    }
    let figure = BatchChart(result).figure
    #expect(figure.panels.map(\.x.label) == ["epochs", "updates", "examples"])
    #expect(!figure.caption.contains("Variance"))
  }

  @Test func `logarithmic axes write numbers in one way`() throws {
    var result = try result()
    #expect(Set(BatchChart(result).figure.panels.map(\.x.format)).count == 1)
    for index in result.curves.series.indices {
      for row in result.curves.series[index].traces[0].rows.indices {
        result.curves.series[index].traces[0].rows[row].counts.examples *= 100
      }
    }
    let panels = BatchChart(result).figure.panels
    #expect(panels.filter { $0.x.scale == .log10 }.allSatisfy { $0.x.format == .power })
    func labels(_ format: TickFormat) -> [String] {
      Log10Scale(from: 1, to: 64).ticks(about: 4, format: format).compactMap(\.label).map(\.plain)
    }
    #expect(labels(.number).first == "1" && labels(.power).first?.hasPrefix("10") == true)
  }

  @Test func `the full batch has no noise to draw, and single examples are where they were measured`() throws {
    let result = try result()
    let points = BatchChart(result).figure.panels[3].marks.compactMap { $0 as? PointMark }
    #expect(points[0].x == [1, 2, 4, 8, 16, 32])
    #expect(points[1].x == [1] && points[2].x == [32])
    #expect(points[0].y.first == result.noise[0].noise.measured.first)
  }

  @Test func `captions and alternative texts are sentences`() throws {
    let chart = BatchChart(try result(seeds: 3))
    for text in [chart.figure.caption, chart.alternativeText] {
      #expect(text.hasSuffix(".") && !text.contains("..") && !text.contains("  ") && !text.contains("\n"))
    }
    #expect(chart.figure.caption.contains("at the start and the end of batch 1; lines: σ²/B · (N − B)/(N − 1)"))
  }
}
