import Descent
import GradientKit
import Studies
import TestSupport
import Testing

/// How much memory a question is expected to need before its first step.
struct MemoryNeedTests {
  private static func laboratory(
    _ budget: Double? = nil, threads: Int = 1, data: String = "digits"
  ) -> Descent.Laboratory {
    Descent.Laboratory(catalog: TestLab.catalog, cores: threads, memory: MemoryBudget(bytes: budget)) { _, seed in
      try TestLab.catalog.data(Spec(data)).load(seed: seed)
    }
  }

  private static func need(
    of training: TrainingPlan, surface: Spec? = "rosenbrock", model: Spec = "linear", threads: Int = 1
  ) throws -> Double {
    let subject: SubjectPlan =
      surface.map { .surface($0) }
      ?? .learning(LearningPlan(losses: ["softmax"], models: [model], data: .component("digits")))
    return try CurveStudy(
      CurvePlan(problem: ProblemPlan(subject), training: training), in: laboratory(threads: threads)
    ).memory.bytes
  }

  @Test func `a recorded step on a surface of two parameters needs about 240 bytes`() throws {
    let need = try Self.need(of: TrainingPlan(batchSizes: [.full], seedCount: 4, length: .steps(500_000)))
    // The program, measured, takes 510 MB of memory for this.
    #expect((400e6...700e6).contains(need), "\(need)")
  }

  @Test func `a run of a network needs a dozen times its parameters, and its state and threads on top`() throws {
    // 8,930,314 parameters; the program, measured, takes 0.99 GB with gradient descent and 2.4 GB with four seeds.
    let one = try Self.need(of: TrainingPlan(length: .steps(2)), surface: nil, model: "mlp:hidden=8192-1024")
    #expect((0.7e9...1.8e9).contains(one), "\(one)")
    let four = try Self.need(
      of: TrainingPlan(seedCount: 4, length: .steps(2)), surface: nil, model: "mlp:hidden=8192-1024", threads: 2)
    #expect((1.8e9...4e9).contains(four), "\(four)")
    let remembering = try Self.need(
      of: TrainingPlan(optimizers: ["lbfgs:memory=50"], length: .steps(2)), surface: nil, model: "mlp:hidden=8192-1024")
    #expect(remembering - one > 90 * 8 * 8_930_314, "\(remembering)")
  }

  @Test func `what is too large is refused before its first step, with the need and the option`() throws {
    let plan = CurvePlan(
      problem: ProblemPlan(
        .learning(
          LearningPlan(losses: ["softmax"], models: ["mlp:hidden=16384-16384"], data: .component("digits")))))
    let error = try #require(throws: MemoryError.self) { try CurveStudy(plan, in: Self.laboratory(4e9)) }
    #expect("\(error)".contains("this needs about 8.7 GB, most of it for the parameters; 4 GB may be used"), "\(error)")
    #expect("\(error)".contains("--memory 9.1G"), "\(error)")
  }

  @Test func `a list of series that is too long is refused before it is made`() throws {
    let rates = (1...100_000).map { Double($0) }
    var learning = LearningPlan(losses: ["softmax"], models: ["linear"], data: .component("digits"))
    learning.l2 = rates
    let plan = CurvePlan(problem: ProblemPlan(.learning(learning)), training: TrainingPlan(rates: rates))
    let error = try #require(throws: MemoryError.self) { try CurveStudy(plan, in: Self.laboratory(4e9)) }
    #expect("\(error)".contains("10 TB, most of it for the list of runs"), "\(error)")
  }

  @Test func `cells, points of a grid, evaluations and step sizes are counted`() throws {
    let laboratory = Self.laboratory()
    let subject = ProblemPlan(.surface("rosenbrock"))
    let rates = (1...1000).map { Double($0) * 1e-6 }
    let heatmap = try HeatmapStudy(
      HeatmapPlan(
        problem: subject, training: TrainingPlan(), x: HeatmapAxis(.rate, values: rates),
        y: HeatmapAxis(.steps, values: rates.map { ($0 * 1e6).rounded() })), in: laboratory)
    // Measured: 290 MB.
    #expect((200e6...500e6).contains(heatmap.memory.bytes), "\(heatmap.memory.bytes)")
    var grid = LandscapePlan(problem: subject)
    grid.resolution = [2000, 2000]
    #expect(try (500e6...1.2e9).contains(LandscapeStudy(grid, in: laboratory).memory.bytes))
    let search = SearchPlan(
      problem: subject, optimizers: ["random-search"], evaluations: 1_000_000, seedCount: 10_000)
    #expect(try SearchStudy(search, in: laboratory).memory.bytes > 2 * 16 * 1e10)
  }

  @Test func `problems of many seeds are not all kept`() throws {
    let few = try Self.need(of: TrainingPlan(seedCount: 64, length: .steps(1)), surface: nil, model: "mlp")
    let many = try Self.need(of: TrainingPlan(seedCount: 640, length: .steps(1)), surface: nil, model: "mlp")
    #expect(many < 2 * few, "\(few), \(many)")
  }
}
