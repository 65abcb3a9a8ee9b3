import Descent
import GradientKit
import Wording

/// The end of training, computed on first use.
struct TrainedPoint {
  private let training: TrainingPlan
  private let rate: Double
  private let trace: (Run) throws -> Trace?

  /// Creates a trained point; `trace` performs its run at `rate`.
  init(_ training: TrainingPlan, rate: Double, by trace: @escaping (Run) throws -> Trace?) {
    self.training = training
    self.rate = rate
    self.trace = trace
  }

  /// Trains a subject.
  ///
  /// - Throws: ``StudyError/noPoint(reason:)`` if the run diverges.
  func run(_ subject: Subject, from start: StartPoint) throws -> (trace: Trace, training: LandscapeResult.Training) {
    let optimizer = training.optimizers.first ?? "sgd"
    let run = Run(
      subject: subject, start: start, optimizer: optimizer, schedule: training.schedules.first ?? "constant",
      rate: rate, options: training.options(batchSize: training.batchSizes.first ?? .full), seed: training.seed)
    guard let trace = try trace(run) else { throw StudyError.nothingToLearn }
    guard !trace.verdict.isDiverged, trace.end.allSatisfy(\.isFinite) else {
      throw StudyError.noPoint(
        reason: "training \(trace.verdict), so there is no trained point to look around; lower --lr "
          + "(it was \(NumberText(rate, .rate)))")
    }
    return (trace, .init(optimizer: optimizer, rate: rate, steps: trace.rows.last?.step ?? 0))
  }
}
