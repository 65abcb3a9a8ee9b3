import Descent
import Foundation
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

struct BatchStudyTests {
  private func result(_ curves: CurvePlan, data: String = "line", threads: Int = 1) throws -> BatchResult {
    var curves = curves
    curves.measuresBetweenEpochs = true
    return try BatchStudy(BatchPlan(curves: curves), in: TestLab.laboratory(data, threads: threads)).result()
  }

  private func lecture(_ sizes: [BatchSize]) -> CurvePlan {
    var plan = TestLab.lecture()
    plan.training.batchSizes = sizes
    return plan
  }

  @Test func `single examples, batches of two and the full batch end at the weights of the linear lecture`() throws {
    let result = try result(lecture([.examples(1), .examples(2), .full]))
    let ends = result.curves.series.map { $0.traces[0].end[0] }
    for (end, expected) in zip(ends, [1.9999999999999236, 1.9999999999857523, 1.9999444396553017]) {
      #expect(abs(end - expected) < 1e-15)
    }
    #expect(result.curves.series.map { $0.traces[0].rows.last?.step } == [300, 200, 100])
    #expect(result.curves.series.map(\.label) == ["batch 1", "batch 2", "full batch"])
  }

  @Test func `the loss over all examples is measured at numbers of updates that every size has`() throws {
    let series = try result(lecture([.examples(1), .full])).curves.series
    let steps = series[0].traces[0].rows.filter { $0.training != nil }.map(\.step)
    #expect(steps.prefix(9) == [0, 1, 2, 3, 4, 6, 8, 9, 12])
    #expect(series[1].traces[0].rows.allSatisfy { $0.training != nil })
  }

  // At w = 1 the slopes are −2x² at x = 1, 2, 3: −2, −8 and −18.
  @Test func `the noise of three slopes is the one computed by hand`() throws {
    let noise = try result(lecture([.full])).noise[0].noise
    #expect(noise.exampleCount == 3)
    #expect(abs(noise.squareNorm - (28.0 / 3) * (28.0 / 3)) < 1e-12)
    #expect(abs(noise.variance - 392.0 / 9) < 1e-12)
    // Pairs have means −5, −10 and −13; the mean of all is −28/3.
    let mean = 28.0 / 3
    var pairs = 0.0
    for slope in [5.0, 10, 13] { pairs += (slope - mean) * (slope - mean) / 3 }
    #expect(abs(noise.expected(size: 2) - pairs) < 1e-12)
    #expect(noise.expected(size: 1) == noise.variance && noise.expected(size: 3) == 0)
    #expect(noise.batchSizes == [1, 2, 3] && noise.measured[2] == 0)
    // A shuffle cut into three single examples contains each once.
    #expect(abs(noise.measured[0] - noise.variance) < 1e-12)
  }

  @Test func `the noise of batches of digits is that of samples without replacement`() throws {
    let curves = CurvePlan(losses: ["softmax"], batchSizes: [.examples(32)], length: .steps(60))
    let result = try result(curves, data: "digits")
    #expect(result.noise.map(\.place) == ["start", "end"] && result.noiseSeries == "softmax")
    for place in result.noise {
      let noise = place.noise
      #expect(noise.batchSizes == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1438])
      for (size, measured) in zip(noise.batchSizes, noise.measured).dropLast() {
        let expected = noise.expected(size: Double(size))
        // The mean of at least 128 squared distances, each with a relative deviation of about a half.
        #expect(abs(measured / expected - 1) < 0.2, "\(place.place), batch \(size): \(measured), \(expected)")
      }
    }
  }

  @Test func `the second point is the end of the run with the lowest loss that stayed finite`() throws {
    var plan = lecture([.full, .examples(1)])
    plan.training.rates = [0.213]
    let diverged = try result(plan)
    #expect(diverged.curves.series[1].traces[0].verdict.isDiverged && diverged.noiseSeries == "full batch")
    plan.training.rates = [0.3]
    #expect(try result(plan).noise.map(\.place) == ["start"])
  }

  @Test func `the number of threads changes nothing, and a result survives being written and read`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let plan = CurvePlan(losses: ["softmax"], batchSizes: [.examples(8), .full], seedCount: 2, length: .epochs(2))
    let written = try [1, 2].map { try encoder.encode(result(plan, data: "iris", threads: $0)) }
    #expect(written[0] == written[1])
    let read = try JSONDecoder().decode(BatchResult.self, from: written[0])
    #expect(try encoder.encode(read) == written[0])
  }
}
