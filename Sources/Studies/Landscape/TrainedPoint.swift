import Descent
import GradientKit
import Wording

/// Where training ends, found when it is asked for.
struct TrainedPoint {
  private let training: TrainingPlan
  private let source: ProblemSource
  private let problem: Problem
  private let objective: String
  private let observer: RunObserver

  /// The point that the plan's first optimizer, schedule, rate and batch size lead to.
  init(
    _ training: TrainingPlan, source: ProblemSource, problem: Problem, objective: String, observer: RunObserver
  ) {
    self.training = training
    self.source = source
    self.problem = problem
    self.objective = objective
    self.observer = observer
  }

  /// Trains.
  ///
  /// - Returns: the run, and how it was set up.
  /// - Throws: ``StudyError/noPoint(reason:)`` when it diverged, and what is wrong with a component.
  func run() throws -> (trace: Trace, training: LandscapeResult.Training) {
    let name = training.optimizers.first ?? "sgd"
    let optimizer = try source.catalog.optimizer(Spec(name))
    let schedule = try source.catalog.schedule(Spec(training.schedules.first ?? "constant"))
    let usual = try source.defaultRate(of: optimizer, on: problem, objective: objective)
    let rate = training.rates.first ?? usual
    // Its steps are not the progress that is shown, but it can be interrupted.
    let runner = Runner(
      problem, schedule: schedule, baseRate: rate,
      options: training.options(batchSize: training.batchSizes.first ?? .full),
      seed: training.seed, observer: RunObserver(shouldStop: observer.shouldStop))
    let trace = try runner.run(optimizer)
    guard !trace.verdict.isDiverged, trace.end.allSatisfy(\.isFinite) else {
      throw StudyError.noPoint(
        reason: "training \(trace.verdict), so there is no trained point to look around; lower --lr "
          + "(it was \(NumberText(rate, .rate)))")
    }
    return (trace, .init(optimizer: name, rate: rate, steps: trace.rows.last?.step ?? 0))
  }
}
