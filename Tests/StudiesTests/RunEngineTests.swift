import Descent
import GradientKit
import TestSupport
import Testing

/// Tests the requirements on every engine.
struct RunEngineTests {
  @Test(
    arguments: [
      (run(surface: "square", start: 2, rate: 0.3, stop: ["x=0.01"]), [1, 2, 3, 4, 5, 6, 7, 8, 9, 40]),
      // First the loss overflows, then the point.
      (run(surface: "square", start: 1e150, rate: 1e3), [1, 2, 3, 4, 5, 50]),
      (run(surface: "square", start: 1, rate: 1e200), [1, 2, 3, 4]),
      // More than 10¹⁰ times the initial loss.
      (run(surface: "square", start: 2, rate: 1.1), [10, 60, 64, 65, 66, 100]),
      (run(loss: "softmax", batch: .examples(16)), [1, 2, 5]), (run(loss: "softmax", batch: .full), [1, 2, 5]),
      (run(loss: "squared", batch: .examples(16), rate: 1e100), [1, 2, 3, 4]),
    ] as [(Run, [Int])])
  func `runs that are made as one leave the traces that each leaves by itself`(run: Run, lengths: [Int]) throws {
    let laboratory = TestLab.laboratory("iris")
    let runs = lengths.map { count in
      var run = run
      run.options.length = if case .surface = run.subject { .steps(count) } else { .epochs(count) }
      return run
    }
    let together = try LocalEngine().traces(of: runs, in: laboratory)
    let alone = try runs.map { try LocalEngine().traces(of: [$0], in: laboratory)[0] }
    for (one, other) in zip(together, alone) { #expect("\(one)" == "\(other)") }
  }

  private static func run(
    surface: Spec? = nil, start: Double = 0, loss: Spec = "softmax", batch: BatchSize = .full, rate: Double = 0.1,
    stop: [StoppingRule] = []
  ) -> Run {
    let options = RunOptions(length: .steps(1), batchSize: batch, stoppingRules: stop, recording: .ends)
    return Run(
      subject: ProblemPlan(losses: [loss], surface: surface).subject.subjects[0],
      start: surface == nil ? .model : .values([start]),
      optimizer: "sgd", schedule: "constant", rate: rate, options: options, seed: 0)
  }
}
