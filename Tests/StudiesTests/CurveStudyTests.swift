import Descent
import GradientKit
import Studies
import Synchronization
import TestSupport
import Testing
import Wording

struct CurveStudyTests {
  private func table(_ result: CurveResult) -> String {
    var text = ""
    result.table.write { text += $0 }
    return text
  }

  private func labels(_ plan: CurvePlan, on data: String = "line") throws -> [String] {
    try TestLab.run(plan, on: data).series.map(\.label)
  }

  @Test func `options that take several values multiply`() throws {
    let plan = CurvePlan(
      losses: ["svm", "softmax"], optimizers: ["sgd", "adam"], rates: [0.1, 0.01],
      batchSizes: [.full, .examples(10)], length: .steps(1))
    let series = try TestLab.run(plan, on: "iris").series
    #expect(series.count == 16)
    #expect(series[0].label == "svm, sgd, rate 0.1, full batch")
    #expect(series[1].label == "svm, sgd, rate 0.1, batch 10")
    #expect(series[2].label == "svm, sgd, rate 0.01, full batch")
    #expect(series[4].label == "svm, adam, rate 0.1, full batch")
    #expect(series[15].label == "softmax, adam, rate 0.01, batch 10")
    #expect(Set(series.map(\.label)).count == 16)
  }

  @Test func `a label names only what sets the series apart`() throws {
    #expect(try labels(CurvePlan(losses: ["mse"], length: .steps(1))) == ["mse"])
    #expect(try labels(CurvePlan(losses: ["mse", "mae"], length: .steps(1))) == ["mse", "mae"])
    #expect(
      try labels(CurvePlan(losses: ["mse"], optimizers: ["sgd", "adam"], length: .steps(1))) == ["sgd", "adam"])
    #expect(
      try labels(CurvePlan(losses: ["mse"], rates: [0.00005, 1], length: .steps(1))) == ["rate 0.00005", "rate 1"])
    #expect(
      try labels(CurvePlan(losses: ["mse"], batchSizes: [.full, .examples(2)], length: .steps(1)))
        == ["full batch", "batch 2"])
    #expect(
      try labels(
        CurvePlan(losses: ["mse"], schedules: ["constant", "test-loss"], rates: [0.01], length: .steps(1)))
        == ["constant", "test-loss"])
  }

  @Test func `rates that optimizers bring along set nothing apart`() throws {
    let series = try TestLab.run(CurvePlan(losses: ["mse"], optimizers: ["sgd", "adam"], length: .steps(1))).series
    #expect(series.map(\.rate) == [0.05, 0.001])
    #expect(series.allSatisfy { !$0.isRateChosen })
    let chosen = try TestLab.run(CurvePlan(losses: ["mse"], rates: [0.25], length: .steps(1))).series
    #expect(chosen.map(\.rate) == [0.25] && chosen[0].isRateChosen)
  }

  @Test func `run k of several seeds is the single run with that seed`() throws {
    let plan = CurvePlan(
      losses: ["softmax"], optimizers: ["momentum"], rates: [0.02], starts: [.normal(0.1)], seed: 5, seedCount: 3,
      length: .epochs(3))
    for data in ["iris", "moons"] {
      let together = try TestLab.run(plan, on: data)
      #expect(together.series[0].traces.map(\.seed) == [5, 6, 7])
      for (index, seed) in ([5, 6, 7] as [UInt64]).enumerated() {
        var single = plan
        (single.training.seed, single.training.seedCount) = (seed, 1)
        let alone = TestLab.trace(try TestLab.run(single, on: data))
        let one = together.series[0].traces[index]
        #expect(one.rows.map(\.loss) == alone.rows.map(\.loss) && one.end == alone.end && one.start == alone.start)
        #expect(one.rows.map(\.validation) == alone.rows.map(\.validation))
      }
      #expect(Set(together.series[0].traces.map(\.end)).count == 3)
    }
  }

  @Test(arguments: [2, 3, 8])
  func `the number of threads changes not one byte`(threads: Int) throws {
    let single = CurvePlan(losses: ["softmax"], optimizers: ["adam"], batchSizes: [.full], length: .epochs(5))
    #expect(
      try table(TestLab.run(single, on: "digits", threads: threads)) == table(TestLab.run(single, on: "digits")))
    let several = CurvePlan(
      losses: ["softmax", "svm"], optimizers: ["sgd", "momentum"], seedCount: 2, length: .epochs(2))
    #expect(
      try table(TestLab.run(several, on: "iris", threads: threads)) == table(TestLab.run(several, on: "iris")))
  }

  @Test func `what is wrong with a plan is said before the first run`() {
    let wrong: [(plan: CurvePlan, expected: String)] = [
      (CurvePlan(losses: ["smv"]), "unknown loss 'smv'; did you mean 'svm'? (gdplot list losses)"),
      (
        CurvePlan(losses: ["mse"]),
        "mse: predicts a number, but the targets are 3 classes; choose a classification loss, such as 'svm' or 'softmax'"
      ),
      (
        CurvePlan(losses: ["softmax", "logistic"]),
        "logistic: tells two classes apart, but there are 3; 'softmax' takes any number"
      ),
      (
        CurvePlan(losses: ["svm"], optimizers: ["sgd", "adma"]),
        "unknown optimizer 'adma'; did you mean 'adam'? (gdplot list optimizers)"
      ),
      (
        CurvePlan(losses: ["svm"], schedules: ["constnat"]),
        "unknown schedule 'constnat'; did you mean 'constant'? (gdplot list schedules)"
      ),
      (
        CurvePlan(losses: ["svm"], starts: [.values([1, 2])]),
        "the initial point has 2 numbers, but 15 are needed, one a parameter; name all 15, or use zeros or normal:0.01"
      ),
      (
        CurvePlan(losses: ["svm"], validationShare: 0.999),
        "--validation 0.999 of 150 examples leaves none on one side; try --validation 0"
      ),
    ]
    let started = Mutex(false)
    for (plan, expected) in wrong {
      let observer = RunObserver(willRun: { _ in started.withLock { $0 = true } })
      #expect { try TestLab.run(plan, on: "iris", observing: { _ in observer }) } throws: { "\($0)" == expected }
    }
    #expect(started.withLock { $0 } == false)
  }

  @Test func `what is known about the examples comes out with the runs`() throws {
    let facts = try TestLab.run(CurvePlan(losses: ["softmax"], l2: 0.1, length: .steps(1)), on: "iris").facts
    #expect(facts.data == "iris" && facts.features == 4 && facts.parameters == 15)
    #expect(facts.classes == ["setosa", "versicolor", "virginica"])
    #expect(facts.trainingCount == 120 && facts.validationCount == 30 && facts.testCount == 0)
    #expect(facts.normalization == .standardize)
    let plain = try TestLab.run(
      CurvePlan(losses: ["softmax"], normalization: .center, validationShare: 0, length: .steps(1)), on: "iris")
    #expect(plain.facts.normalization == .center && plain.facts.validationCount == 0 && plain.hasClasses)
    #expect(TestLab.trace(plain).rows.allSatisfy { $0.validation == nil })
  }

  @Test func `the normalization is learned from the training part alone`() throws {
    // Held-out examples must not affect the features of the others: the mean of the transformed training rows is zero,
    // so a model without bias has initial derivatives that sum to zero in a balanced problem.
    let plan = CurvePlan(
      losses: ["mse"], model: "linear:bias=false", rates: [0], batchSizes: [.full], normalization: .center,
      validationShare: 1.0 / 3, starts: [.values([1])], length: .steps(1))
    let trace = TestLab.trace(try TestLab.run(plan))
    // Of (1, 2), (2, 4), (3, 6) one is held out; the other two have features ± half their distance.
    let possible: [(Double, Double)] = [(1, 2), (1, 3), (2, 3)]
    let losses = possible.map { a, b in
      let half = (b - a) / 2
      return ((-half - 2 * a) * (-half - 2 * a) + (half - 2 * b) * (half - 2 * b)) / 2
    }
    #expect(losses.contains { abs($0 - (trace.rows[0].loss ?? .nan)) < 1e-12 })
  }

  @Test func `curves against any progress have the same values`() throws {
    let result = try TestLab.run(TestLab.lecture(epochs: 4, batch: .examples(2)))
    let trace = TestLab.trace(result)
    let expected: [Progress: [Double]] = [
      .step: [0, 1, 2, 3, 4, 5, 6, 7], .epoch: [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5],
      .examples: [0, 2, 3, 5, 6, 8, 9, 11], .evaluations: [0, 1, 2, 3, 4, 5, 6, 7],
    ]
    let losses = result.curve(.batchLoss, of: trace, against: .step).y
    for (progress, x) in expected {
      #expect(result.curve(.batchLoss, of: trace, against: progress) == Curve(x: x, y: losses))
      #expect(
        result.curve(.smoothedLoss, of: trace, against: progress).y
          == result.curve(.smoothedLoss, of: trace, against: .step).y)
    }
    #expect(result.curve(.trainingLoss, of: trace, against: .epoch).x == [0, 1, 2, 3, 4])
    #expect(result.curve(.validationLoss, of: trace, against: .epoch) == Curve(x: [], y: []))
    #expect(result.curve(.rate, of: trace, against: .step).y == [Double](repeating: 0.01, count: 8))
    let seconds = result.curve(.gradientNorm, of: trace, against: .seconds).x
    #expect(seconds == seconds.sorted() && seconds.first == 0)
  }

  @Test func `test examples are assessed at the end`() throws {
    let problem = try LearningProblem(
      model: TestLab.catalog.model(Spec("linear")), loss: TestLab.catalog.loss(Spec("mse")),
      dataset: Dataset(
        name: "two", source: "", kind: .table,
        training: Examples(features: FeatureTable(doubles: [0, 1], width: 1), targets: .numbers([0, 1])),
        test: Examples(features: FeatureTable(doubles: [3], width: 1), targets: .numbers([5])),
        defaultNormalization: .none, defaultValidationShare: 0), start: .values([2, 0.5])
    ).prepared(seed: 0)
    let trace = try TestLab.run(on: problem, rate: 0, options: RunOptions(length: .steps(1)))
    #expect(trace.test == Assessment(loss: 2.25, accuracy: nil))
    #expect(problem.facts.testCount == 1)
  }

  @Test func `whole numbers are the same classes in the test part, though it lacks some of them`() throws {
    func problem(test: [Double]) throws -> Problem {
      try LearningProblem(
        model: TestLab.catalog.model(Spec("linear:bias=false")), loss: TestLab.catalog.loss(Spec("softmax")),
        dataset: Dataset(
          name: "three", source: "", kind: .table,
          training: Examples(
            features: FeatureTable(doubles: [1, 0, -1, 1, 0, -1], width: 1), targets: .numbers([7, 8, 9, 7, 8, 9])),
          test: Examples(
            features: FeatureTable(doubles: test.map { 8 - $0 }, width: 1), targets: .numbers(test)),
          defaultNormalization: .none, defaultValidationShare: 0), start: .values([5, 0, -5])
      ).prepared(seed: 0)
    }
    let options = RunOptions(length: .steps(1))
    let trace = try TestLab.run(on: problem(test: [9, 7, 9]), rate: 0, options: options)
    #expect(trace.test?.accuracy == 1)
    #expect {
      try problem(test: [9, 6])
    } throws: {
      "\($0)".contains("its test part has the class 6, which its training part has not")
    }
  }
}
