import Builtins
import Descent
import Foundation
import GradientKit
import RealModule
import Studies
import Synchronization
import TestSupport
import Testing
import Wording

/// Tests grids of descents against the numbers of an article with Mike X Cohen's experiment on learning rate and
/// epochs.
struct HeatmapStudyTests {
  /// Returns `count` equally spaced numbers, including both ends.
  private static func linspace(_ from: Double, _ to: Double, _ count: Int) -> [Double] {
    (0..<count).map { from + Double($0) / Double(count - 1) * (to - from) }
  }

  private func run(
    surface: Spec? = nil, loss: Spec? = nil, model: Spec = "linear", data: String = "line",
    x: HeatmapAxis, y: HeatmapAxis, start: StartPoint = .model, rates: [Double] = [], optimizer: Spec = "sgd",
    schedule: Spec = "constant", batch: BatchSize = .full, seeds: Int = 1, length: RunLength = .epochs(20),
    threads: Int = 2, observer: RunObserver = RunObserver()
  ) throws -> HeatmapResult {
    let plan = HeatmapPlan(
      problem: ProblemPlan(losses: loss.map { [$0] } ?? [], surface: surface, model: model, starts: [start]),
      training: TrainingPlan(
        optimizers: [optimizer], schedules: [schedule], rates: rates, batchSizes: [batch], seedCount: seeds,
        length: length), x: x, y: y)
    let experiment = try HeatmapStudy(plan, in: TestLab.laboratory(data, threads: threads))
    return try experiment.result { _ in observer }
  }

  private static let rates = HeatmapAxis(.rate, values: linspace(1e-10, 0.1, 50))
  private static let epochs = HeatmapAxis(.epochs, values: linspace(10, 500, 40))

  private func cohen(schedule: Spec = "constant", threads: Int = 2) throws -> HeatmapResult {
    try run(
      surface: "sin-gauss", x: Self.rates, y: Self.epochs, start: .values([0]), schedule: schedule, threads: threads)
  }

  private func final(_ result: HeatmapResult, column: Int, epochs: Double) throws -> Double {
    let row = try #require(result.plan.y.values.firstIndex(of: epochs))
    return try #require(result.cells(.parameter(0))[row * result.width + column].median)
  }

  // MARK: The article's experiment

  @Test func `Cohen's grid has the cells of the notes, and 1,167 of 2,000 within a thousandth of the minimum`() throws {
    let result = try cohen()
    #expect(result.width == 50 && result.height == 40)
    for (column, epochs, x) in [
      (0, 10.0, -1e-9), (1, 500, -0.8488052872), (10, 10, -0.2025240894), (10, 136, -1.3333109434),
      (25, 261, -1.4288682205), (49, 10, -0.8525011808), (49, 500, -1.428870011214),
    ] {
      #expect(abs(try final(result, column: column, epochs: epochs) - x) < 1e-9, "\(column), \(epochs)")
    }
    let near = result.cells(.parameter(0)).count { abs(($0.median ?? 0) + 1.428870011214077) < 1e-3 }
    #expect(near == 1167)
    let best = try #require(result.best(.loss))
    #expect(abs(best.value + 0.8938752904478422) < 1e-9)
  }

  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `Cohen's grid agrees with the saved one in every cell`() throws {
    let result = try cohen()
    let rows = try RealData.rows(of: "synth/sin_gauss_grid_start0.csv")
    #expect(rows.count == 50)
    let cells = result.cells(.parameter(0))
    for (column, row) in rows.enumerated() {
      let values = row.dropFirst(2).compactMap { Double($0) }
      #expect(values.count == 40)
      for (index, value) in values.enumerated() {
        #expect(abs((cells[index * 50 + column].median ?? .nan) - value) < 1e-9)
      }
    }
  }

  @Test func `one run a rate serves every number of epochs`() throws {
    let result = try cohen()
    #expect(result.runCount == 50)
    #expect(result.stepCount == 25_000)
  }

  @Test func `a schedule that looks at the planned length is run anew for every length`() throws {
    let result = try run(
      surface: "square", x: HeatmapAxis(.rate, values: [0.1, 0.2]), y: HeatmapAxis(.epochs, values: [5, 10]),
      start: .values([2]), schedule: "cosine")
    #expect(result.runCount == 4)
    let alone = try TestLab.run(
      CurvePlan(
        surface: "square", schedules: ["cosine"], rates: [0.2], starts: [.values([2])], length: .epochs(5)))
    #expect(try final(result, column: 1, epochs: 5) == TestLab.trace(alone).end[0])
  }

  @Test(arguments: ["constant", "step:every=3", "plateau", "warm-up:steps=4,then=constant"] as [Spec])
  func `a cell of a shared run is what a run of its own length comes to`(schedule: Spec) throws {
    let result = try run(
      loss: "softmax", data: "iris", x: HeatmapAxis(.rate, values: [0.01, 0.1]),
      y: HeatmapAxis(.epochs, values: [1, 3]), schedule: schedule, batch: .examples(16))
    #expect(result.runCount == 2)
    for (row, epochs) in [1, 3].enumerated() {
      let alone = try TestLab.run(
        CurvePlan(
          losses: ["softmax"], schedules: [schedule], rates: [0.1], batchSizes: [.examples(16)],
          length: .epochs(epochs)), on: "iris")
      let summary = RunSummary(TestLab.trace(alone))
      let cell = row * 2 + 1
      #expect(result.cells(.trainLoss)[cell].median == summary.trainLoss)
      #expect(result.cells(.validationLoss)[cell].median == summary.validationLoss)
      #expect(result.cells(.accuracy)[cell].median == summary.validationAccuracy)
    }
  }

  @Test func `the initial value decides where descent ends`() throws {
    let result = try run(
      surface: "sin-gauss", x: HeatmapAxis(.start, values: [-5, -4.31, -4.30, -1, 1, 2, 5]),
      y: HeatmapAxis(.epochs, values: [1000]), rates: [0.01])
    let ends = try (0..<7).map { try final(result, column: $0, epochs: 1000) }
    #expect(abs(ends[0] + 6.6745) < 1e-4)
    #expect(ends[1] < -4.3058 && ends[2] > -4.3058)
    #expect(abs(ends[3] + 1.43) < 0.005 && abs(ends[4] + 1.43) < 0.005)
    #expect(abs(ends[5] - 4.3) < 0.05 && abs(ends[6] - 4.3) < 0.05)
  }

  // MARK: States

  @Test func `x² from 2 at rate 1.1 is finite after 100 steps and has diverged after 2,000`() throws {
    let result = try run(
      surface: "square", x: HeatmapAxis(.rate, values: [0.5, 1, 1.1]),
      y: HeatmapAxis(.steps, values: [20, 1943, 2000]),
      start: .values([2]))
    let cells = result.cells(.parameter(0))
    #expect(abs((cells[2].median ?? 0) - 76.6752) < 1e-4)
    #expect(cells.map(\.state) == [.done, .done, .done, .done, .done, .diverged, .done, .done, .diverged])
    #expect(cells[1].median == 2)
  }

  @Test func `a run that the user ends leaves the cells beyond it not run`() throws {
    let (x, y) = (HeatmapAxis(.rate, values: [0.1]), HeatmapAxis(.epochs, values: [1, 50]))
    let hasBegun = Atomic<Bool>(false)
    let result = try run(
      surface: "square", x: x, y: y,
      observer: RunObserver(
        shouldStop: { hasBegun.load(ordering: .relaxed) }, willRun: { _ in hasBegun.store(true, ordering: .relaxed) }))
    #expect(result.cells(.loss).map(\.state) == [.done, .notRun])
    #expect(result.cells(.loss)[1].median == nil)
    // No run starts after that.
    let none = try run(surface: "square", x: x, y: y, observer: RunObserver(shouldStop: { true }))
    #expect(none.cells(.loss).map(\.state) == [.notRun, .notRun])
  }

  @Test func `a run that a rule ends stays where it is`() throws {
    var plan = HeatmapPlan(
      problem: ProblemPlan(surface: "square", starts: [.values([2])]),
      training: TrainingPlan(length: .epochs(1), stoppingRules: ["x=0.01"]),
      x: HeatmapAxis(.rate, values: [0.1, 0.2]), y: HeatmapAxis(.epochs, values: [100, 200]))
    plan.training.batchSizes = [.full]
    let result = try HeatmapStudy(plan, in: Descent.Laboratory(catalog: TestLab.catalog, threads: 1)).result()
    let cells = result.cells(.parameter(0))
    #expect(cells[0] == cells[2] && (cells[0].median ?? 0) > 0.01)
  }

  @Test func `a cell is the median of its seeds with their range, and diverged where half of them did`() {
    func cell(_ runs: [(HeatmapState, Double?)]) -> HeatmapCell { HeatmapCell(runs.map { (state: $0, value: $1) }) }
    let three = cell([(.done, 3), (.done, 1), (.done, 7)])
    #expect(three.median == 3 && three.low == 1 && three.high == 7)
    let four = cell([(.done, 1), (.done, 2), (.diverged, .infinity), (.done, 4)])
    #expect(four.median == 2 && four.state == .done)
    #expect(cell([(.done, 1), (.diverged, nil)]).state == .diverged)
    #expect(cell([(.notRun, nil), (.done, 5)]).median == 5)
    #expect(cell([(.notRun, nil), (.notRun, nil)]).state == .notRun)
    #expect(cell([(.done, .nan), (.done, 1), (.done, 1)]).median?.isNaN == true)
  }

  @Test func `among cells as good the one with fewest epochs, then the lowest rate, is the best`() throws {
    let result = try run(
      surface: "square", x: HeatmapAxis(.rate, values: [0.25, 0.5, 0.75]), y: HeatmapAxis(.epochs, values: [1, 2]),
      start: .values([2]))
    let best = try #require(result.best(.loss))
    #expect(best.column == 1 && best.row == 0 && best.value == 0)
  }

  // MARK: Axes

  @Test func `axes are put in order, counts are rounded, and a batch of all has its number`() throws {
    #expect(HeatmapAxis(.epochs, values: [22.56, 10, 10.2]).values == [10, 23])
    let result = try run(
      loss: "softmax", data: "iris", x: HeatmapAxis(.rate), y: HeatmapAxis(.batchSize, values: [.infinity, 8]),
      length: .epochs(1))
    #expect(result.plan.y.values == [8, 120])
    #expect(result.width == 25 && result.plan.x.values.allSatisfy { $0 > 0 })
    #expect(result.cells(.loss).allSatisfy { $0.state == .done })
  }

  @Test func `momentum goes into the optimizer, beside the settings it has`() throws {
    for optimizer in ["sgd:weight-decay=0.1", "momentum:weight-decay=0.1"] as [Spec] {
      let result = try run(
        surface: "bowl", x: HeatmapAxis(.rate, values: [0.01]), y: HeatmapAxis(.momentum, values: [0.5, 0.9]),
        optimizer: optimizer, length: .steps(30))
      let alone = try TestLab.run(
        CurvePlan(
          surface: "bowl", optimizers: ["momentum:mu=0.9,weight-decay=0.1"], rates: [0.01], length: .steps(30)))
      #expect(result.cells(.parameter(1))[1].median == TestLab.trace(alone).end[1])
    }
    #expect(throws: StudyError.noMomentum(optimizer: "adam")) {
      try run(surface: "bowl", x: HeatmapAxis(.rate), y: HeatmapAxis(.momentum), optimizer: "adam")
    }
    #expect(throws: StudyError.noCoordinate(name: "start1", dimension: 1)) {
      try run(surface: "square", x: HeatmapAxis(.start1), y: HeatmapAxis(.epochs))
    }
  }

  @Test func `L2 and seeds vary like anything else`() throws {
    let result = try run(
      loss: "softmax", data: "iris", x: HeatmapAxis(.l2, values: [0, 1]), y: HeatmapAxis(.seed, values: [0, 1]),
      rates: [0.1], batch: .examples(16), length: .epochs(3))
    let losses = result.cells(.trainLoss).compactMap(\.median)
    #expect(losses.count == 4 && Set(losses).count == 4)
    #expect(losses[1] > losses[0] && losses[3] > losses[2])
  }

  @Test func `what comes out does not depend on the number of threads`() throws {
    func runs(_ threads: Int) throws -> CellEnds {
      try run(
        loss: "svm", data: "iris", x: HeatmapAxis(.rate, values: [0.01, 0.1]), y: HeatmapAxis(.epochs, values: [1, 2]),
        batch: .examples(16), seeds: 3, threads: threads
      ).runs
    }
    #expect(try runs(1) == runs(4))
  }

  @Test func `a result is read back as it was written, infinities and all`() throws {
    let result = try run(
      surface: "square", x: HeatmapAxis(.rate, values: [0.1, 3]), y: HeatmapAxis(.epochs, values: [5, 2000]))
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let again = try decoder.decode(HeatmapResult.self, from: encoder.encode(result))
    #expect(again.runs == result.runs && again.plan.x == result.plan.x && again.limit == result.limit)
  }

  // MARK: Stability

  @Test func `2/L of a parabola and of squared errors on a line are known, that of cross-entropy is not`() throws {
    let axes = (HeatmapAxis(.rate, values: [0.1]), HeatmapAxis(.epochs, values: [1, 2]))
    let square = try #require(try run(surface: "square", x: axes.0, y: axes.1).limit)
    #expect(square.rates == [1, 1] && square.curvature == 2 && square.minimum == [0])
    // ŷ = w·x on x = 1, 2, 3: the second derivative is 2·(1 + 4 + 9)/3.
    let line = try #require(try run(loss: "mse", model: "linear:bias=false", x: axes.0, y: axes.1).limit)
    #expect(abs(line.curvature - 28.0 / 3) < 1e-9 && line.minimum == nil)
    #expect(abs(line.rates[0] - 2 / (28.0 / 3)) < 1e-9)
    #expect(try run(loss: "softmax", data: "iris", x: axes.0, y: axes.1).limit == nil)
    #expect(try run(surface: "square", x: axes.0, y: axes.1, optimizer: "adam").limit == nil)
    #expect(try run(surface: "square", x: axes.0, y: axes.1, schedule: "cosine").limit == nil)
  }

  @Test func `L2 adds twice λ to the curvature, momentum 1 + μ to the limit`() throws {
    let rates = HeatmapAxis(.rate, values: [0.1])
    let l2 = try #require(
      try run(loss: "mse", model: "linear:bias=false", x: rates, y: HeatmapAxis(.l2, values: [0, 1])).limit)
    #expect(abs(l2.rates[1] - 2 / (28.0 / 3 + 2)) < 1e-9)
    let momentum = try #require(
      try run(surface: "bowl", x: rates, y: HeatmapAxis(.momentum, values: [0, 0.5])).limit)
    #expect(abs(momentum.rates[0] - 2.0 / 25) < 1e-12 && abs(momentum.rates[1] - 3.0 / 25) < 1e-12)
  }
}
