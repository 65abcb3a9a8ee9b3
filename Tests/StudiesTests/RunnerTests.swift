import Builtins
import Descent
import GradientKit
import Studies
import Synchronization
import TestSupport
import Testing
import Wording

struct RunnerTests {
  @Test func `row k is θ before update k, and the last row is the end`() throws {
    let trace = TestLab.trace(try TestLab.run(TestLab.lecture(epochs: 3)))
    #expect(trace.rows.map(\.step) == [0, 1, 2, 3])
    #expect(trace.rows[0].parameters == [1])
    var w = 1.0
    for row in trace.rows {
      let loss = 14.0 / 3 * (w - 2) * (w - 2)
      #expect(abs((row.parameters?[0] ?? .nan) - w) < 1e-15)
      #expect(abs((row.loss ?? .nan) - loss) < 1e-14)
      w -= 0.28 / 3 * (w - 2)
    }
    #expect(trace.start == [1])
    #expect(trace.end == trace.rows[3].parameters)
    #expect(trace.rows[3].rate == nil && trace.rows[3].gradientNorm == nil)
    #expect(trace.rows.dropLast().allSatisfy { $0.rate == 0.01 })
  }

  @Test func `slopes are those at the point of the row`() throws {
    let trace = TestLab.trace(try TestLab.run(TestLab.lecture(epochs: 5)))
    for row in trace.rows.dropLast() {
      let w = row.parameters?[0] ?? .nan
      let slope = 28.0 / 3 * abs(w - 2)
      #expect(abs((row.gradientNorm ?? .nan) - slope) < 1e-13)
    }
  }

  @Test func `whole sets are assessed where an epoch begins, and at the end`() throws {
    let plan = CurvePlan(losses: ["softmax"], batchSizes: [.examples(50)], length: .steps(7))
    let trace = TestLab.trace(try TestLab.run(plan, on: "iris"))
    // 120 training examples: epochs of three steps.
    #expect(trace.rows.map { $0.training != nil } == [true, false, false, true, false, false, true, true])
    #expect(trace.rows.map { $0.validation != nil } == trace.rows.map { $0.training != nil })
    #expect(trace.rows.map(\.epoch) == (0...7).map { Double($0) / 3 })
    for assessment in [trace.rows[0].training, trace.rows[0].validation] {
      #expect(abs((assessment?.loss ?? .nan) - Double.log(3)) < 1e-12)
    }
    #expect(trace.rows[7].training?.accuracy ?? 0 > 0.5)
    // The end has no batch.
    #expect(trace.rows.map { $0.loss != nil } == [true, true, true, true, true, true, true, false])
  }

  @Test(arguments: GradientMethod.allCases)
  func `counts grow by what a step costs`(method: GradientMethod) throws {
    let plan = CurvePlan(
      losses: ["softmax"], batchSizes: [.examples(50)], length: .epochs(2), gradientMethod: method)
    let trace = TestLab.trace(try TestLab.run(plan, on: "iris"))
    // 4 features and 3 classes with biases: 15 parameters.
    let perStep =
      switch method {
      case .analytic: 0
      case .central: 30
      case .forward: 16
      }
    var examples = 0
    for row in trace.rows {
      #expect(row.counts.losses == perStep * row.step)
      #expect(row.counts.gradients == (method == .analytic ? row.step : 0))
      #expect(row.counts.examples == examples)
      // The last batch of an epoch has the remaining twenty examples.
      examples += (row.step % 3 == 2 ? 20 : 50) * max(1, perStep)
    }
    #expect(trace.rows.count == 7)
  }

  @Test func `gradients by differences lead to nearly the same place`() throws {
    let exact = TestLab.trace(try TestLab.run(TestLab.lecture())).end
    for (method, tolerance) in [(GradientMethod.central, 1e-9), (.forward, 1e-4)] {
      let end = TestLab.trace(try TestLab.run(TestLab.lecture(gradient: method))).end
      #expect(Differences.largest(end, exact) < tolerance)
      #expect(end != exact)
    }
  }

  @Test func `an epoch takes every example once, in a new order every time`() throws {
    // The loss of a batch depends on its examples: if one were used twice or never, the mean over the epoch would
    // change.
    let plan = CurvePlan(
      losses: ["mse"], model: "linear:bias=false", rates: [0], batchSizes: [.examples(1)], starts: [.values([1])],
      length: .epochs(6))
    let shuffled = TestLab.trace(try TestLab.run(plan)).rows.dropLast().compactMap(\.loss)
    let epochs = stride(from: 0, to: 18, by: 3).map { Array(shuffled[$0..<$0 + 3]) }
    #expect(epochs.allSatisfy { $0.sorted() == [1, 4, 9] })
    #expect(Set(epochs).count > 1)
    var ordered = plan
    ordered.training.shuffles = false
    let plain = TestLab.trace(try TestLab.run(ordered)).rows.dropLast().compactMap(\.loss)
    #expect(plain == (0..<6).flatMap { _ in [1.0, 4, 9] })
  }

  @Test func `the order of examples is the seed's`() throws {
    func losses(seed: UInt64) throws -> [Double?] {
      var plan = CurvePlan(losses: ["softmax"], length: .epochs(2))
      plan.training.seed = seed
      return TestLab.trace(try TestLab.run(plan, on: "iris")).rows.map(\.loss)
    }
    #expect(try losses(seed: 1) == losses(seed: 1))
    #expect(try losses(seed: 1) != losses(seed: 2))
  }

  @Test func `epochs and steps both count`() throws {
    func steps(_ length: RunLength, batch: Int) throws -> Int? {
      let plan = CurvePlan(losses: ["mse"], batchSizes: [.examples(batch)], length: length)
      return TestLab.trace(try TestLab.run(plan)).rows.last?.step
    }
    #expect(try steps(.epochs(4), batch: 1) == 12)
    #expect(try steps(.epochs(4), batch: 2) == 8)
    #expect(try steps(.epochs(4), batch: 3) == 4)
    #expect(try steps(.epochs(4), batch: 99) == 4)
    #expect(try steps(.steps(5), batch: 2) == 5)
  }

  @Test func `a run that cannot be recorded is refused`() {
    for length in [RunLength.steps(20_000_001), .epochs(.max)] {
      #expect { try TestLab.run(CurvePlan(losses: ["mse"], batchSizes: [.examples(1)], length: length)) } throws: {
        "\($0)".hasSuffix(
          " are more than the 20000000 that can be recorded; lower --epochs or --steps, or raise --batch-size")
      }
    }
  }

  // Cohen's x² from 2 at rate 1.1: each step multiplies x by −1.2, and x² overflows at step 1943.
  @Test func `a diverged run ends with the row whose value is not finite`() throws {
    let trace = try TestLab.run(on: Parabola.problem(), rate: 1.1, options: RunOptions(length: .steps(5000)))
    #expect(trace.verdict == .diverged(step: 1943))
    #expect("\(trace.verdict)" == "diverged at step 1943")
    #expect(trace.rows.count == 1944)
    #expect(trace.rows[1943].loss == .infinity && trace.rows[1943].parameters?[0].isFinite == true)
    #expect(trace.rows.dropLast().allSatisfy { $0.loss?.isFinite == true })
    #expect(trace.end == trace.rows[1943].parameters)
  }

  @Test func `a loss that grows without bound diverges`() throws {
    let trace = TestLab.trace(try TestLab.run(TestLab.lecture(rate: 0.3, epochs: 2000)))
    // Each step multiplies w − 2 by −1.8. The squares are summed before they are divided by three: 14 · 1.8²ᵏ overflows
    // at k = log(1.797e308 / 14) / (2 log 1.8) = 601.5.
    #expect(trace.verdict == .diverged(step: 602))
    #expect(trace.rows.last?.step == 602 && trace.rows.last?.loss?.isFinite == false)
  }

  @Test func `a point that leaves the doubles at once diverges there`() throws {
    let trace = try TestLab.run(
      on: Parabola.problem(from: 1e100), rate: 1e300, options: RunOptions(length: .steps(10)))
    #expect(trace.verdict == .diverged(step: 1))
    #expect(trace.rows.count == 2)
    #expect(trace.rows[0].loss == 1e200)
    #expect(trace.rows[1].loss == nil && trace.rows[1].training == nil)
  }

  @Test func `a gradient that vanishes means converged, and a slope means budget`() throws {
    let options = RunOptions(length: .steps(60))
    #expect(try TestLab.run(on: Parabola.problem(), rate: 0.5, options: options).verdict == .converged)
    #expect(try TestLab.run(on: Parabola.problem(), rate: 0.001, options: options).verdict == .budget)
    // f alternates between equal values at 2 and −2, which is not convergence.
    #expect(try TestLab.run(on: Parabola.problem(), rate: 1, options: options).verdict == .cycling)
    let trace = TestLab.trace(try TestLab.run(TestLab.lecture(epochs: 400)))
    #expect(trace.verdict == .converged)
  }

  @Test func `a slope that vanishes on a top is a maximum, on a line as in a plane, and no saddle`() throws {
    var none = Settings(for: "cos-bowl")
    let top = Problem(objective: SurfaceObjective(try CosBowl(&none)), start: [0])
    #expect(try TestLab.run(on: top, rate: 0.01, options: RunOptions(length: .steps(5))).verdict == .maximum)
    var settings = Settings("cos(x)+cos(2*y)", for: "function")
    let hill = Problem(objective: SurfaceObjective(try FormulaSurface(&settings)), start: [0, 0])
    let trace = try TestLab.run(on: hill, rate: 0.01, options: RunOptions(length: .steps(5)))
    #expect(trace.verdict == .maximum && "\(trace.verdict)" == "maximum")
  }

  @Test func `the user may stop a run after any step`() throws {
    let asked = Mutex(0)
    let observer = RunObserver(shouldStop: {
      asked.withLock {
        $0 += 1
        return $0 == 5
      }
    })
    let trace = try TestLab.run(
      on: Parabola.problem(), rate: 0.1, options: RunOptions(length: .steps(100)), observer: observer)
    #expect(trace.verdict == .interrupted(step: 5))
    #expect("\(trace.verdict)" == "interrupted at step 5")
    #expect(trace.rows.count == 6 && trace.rows.last?.step == 5)
    #expect(abs(trace.end[0] - 2 * Double.pow(0.8, 5)) < 1e-15)
  }

  @Test func `progress adds up to the steps planned`() throws {
    let planned = Mutex<[Int]>([])
    let advanced = Mutex(0)
    let observer = RunObserver(
      willRun: { steps in planned.withLock { $0.append(steps) } },
      didAdvance: { steps in advanced.withLock { $0 += steps } })
    let plan = CurvePlan(losses: ["softmax"], batchSizes: [.examples(50)], length: .steps(8))
    _ = try TestLab.run(plan, on: "iris", observing: { _ in observer })
    #expect(planned.withLock { $0 } == [8])
    #expect(advanced.withLock { $0 } == 8)
  }

  @Test func `reports of epochs tell the last batch before and after its update`() throws {
    let reports = Mutex<[EpochReport]>([])
    let observer = RunObserver(didFinishEpoch: { report in reports.withLock { $0.append(report) } })
    let plan = TestLab.lecture(epochs: 3, batch: .examples(2))
    let trace = TestLab.trace(try TestLab.run(plan, observing: { _ in observer }))
    let all = reports.withLock { $0 }
    #expect(all.map(\.epoch) == [0, 1, 2])
    for (epoch, report) in all.enumerated() {
      let row = trace.rows[2 * epoch + 1]
      let after = trace.rows[2 * epoch + 2].parameters ?? []
      #expect(report.parameters == after)
      #expect(report.lossBefore == row.loss && report.gradientNorm == row.gradientNorm)
      // The second batch is the single point (3, 6).
      #expect(abs(report.lossAfter - 9 * (after[0] - 2) * (after[0] - 2)) < 1e-14)
    }
  }

  @Test func `a schedule gets the loss or the slope it needs, and the cost is counted`() throws {
    let options = RunOptions(length: .steps(3))
    let byLoss = try TestLab.run(on: Parabola.problem(), rate: 0.01, schedule: "test-loss", options: options)
    for row in byLoss.rows.dropLast() { #expect(row.rate == 0.01 * (row.loss ?? .nan)) }
    #expect(byLoss.rows.map(\.counts.losses) == [0, 1, 2, 3])
    #expect(byLoss.rows.map(\.counts.gradients) == [0, 1, 2, 3])
    let bySlope = try TestLab.run(on: Parabola.problem(), rate: 0.01, schedule: "test-slope", options: options)
    for row in bySlope.rows.dropLast() { #expect(row.rate == 0.01 * (row.gradientNorm ?? .nan)) }
    #expect(bySlope.rows.map(\.counts.gradients) == [0, 2, 4, 6])
  }

  @Test func `predictions are told before and after training`() throws {
    let trace = TestLab.trace(try TestLab.run(TestLab.lecture(predictions: [[4], [-1]])))
    #expect(trace.predictions.map(\.features) == [[4], [-1]])
    #expect(trace.predictions.map(\.before) == [[4], [-1]])
    #expect(abs((trace.predictions.first?.after.first ?? .nan) - 4 * trace.end[0]) < 1e-14)
    #expect { try TestLab.run(TestLab.lecture(predictions: [[4, 5]])) } throws: {
      "\($0)" == "--predict: a row has 1 feature here, joined by commas, but 2 are given"
    }
  }

  @Test func `many parameters are not recorded at every step`() throws {
    let plan = CurvePlan(losses: ["softmax"], length: .steps(2))
    #expect(TestLab.trace(try TestLab.run(plan, on: "iris")).rows[1].parameters?.count == 15)
    let digits = TestLab.trace(try TestLab.run(plan, on: "digits"))
    #expect(digits.rows.allSatisfy { $0.parameters == nil })
    #expect(digits.start.count == 650 && digits.end.count == 650)
  }

  @Test func `a summary is the last row in a few numbers`() throws {
    let trace = TestLab.trace(try TestLab.run(TestLab.lecture(epochs: 2, batch: .examples(2))))
    let summary = RunSummary(trace)
    #expect(summary.steps == 4 && summary.gradientEvaluations == 4 && summary.lossEvaluations == 0)
    #expect(summary.examples == 6 && summary.verdict == "budget" && summary.seed == 0)
    #expect(summary.parameters == trace.end && summary.trainLoss == trace.rows.last?.training?.loss)
    #expect(summary.trainAccuracy == nil && summary.validationLoss == nil && summary.testLoss == nil)
  }
}
