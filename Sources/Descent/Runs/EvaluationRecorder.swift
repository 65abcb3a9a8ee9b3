import GradientKit
import Synchronization

/// Records every evaluation of a search up to its budget, and assesses the best point so far from time to time.
final class EvaluationRecorder: Sendable {
  private struct State {
    var run: EvaluationLog
    var point: [Double]?
    /// Whether the best point has changed since it was last assessed.
    var isNew = true
  }

  private let budget: Int
  private let training: (any Risk)?
  private let heldOut: (any Risk)?
  private let didTry: (@Sendable (EvaluationReport) -> Void)?
  private let state: Mutex<State>

  /// The number of assessments, each of which costs a pass over the training examples and one over the held-out ones.
  private static let assessmentCount = 40

  /// Creates a recorder of one run; `heldOut` contains the examples whose accuracy is reported.
  init(
    seed: UInt64, budget: Int, training: (any Risk)?, heldOut: (any Risk)?,
    didTry: (@Sendable (EvaluationReport) -> Void)?
  ) {
    self.budget = budget
    self.training = training?.classes == nil ? nil : training
    self.heldOut = heldOut?.classes == nil ? nil : heldOut
    self.didTry = didTry
    state = Mutex(State(run: EvaluationLog(seed: seed)))
  }

  /// Records an evaluation, unless it exceeds the budget.
  func record(_ point: [Double], _ loss: Double?) {
    state.withLock { state in
      guard state.run.losses.count < budget else { return }
      state.run.losses.append(loss)
      if point.count == 1 {
        state.run.places = state.run.places ?? []
        state.run.places?.append(point[0])
      }
      let number = state.run.losses.count
      if let loss, !loss.isNaN, state.run.bestLoss.map({ loss < $0 }) ?? true {
        state.run.bestEvaluation = number
        state.point = point
        state.isNew = true
      }
      didTry?(
        EvaluationReport(seed: state.run.seed, number: number, loss: loss, best: state.run.bestLoss))
      if isAssessed(number) { assess(&state) }
    }
  }

  /// Returns the log of the run, with an assessment of its best point.
  func finished(_ verdict: Verdict) -> EvaluationLog {
    state.withLock { state in
      if state.run.assessments.last?.evaluations != state.run.losses.count { assess(&state) }
      state.run.verdict = verdict
      if let point = state.point, point.count <= Trace.recordedParameterLimit { state.run.point = point }
      return state.run
    }
  }

  /// Returns whether an evaluation is the first, the last, or one of those equally spaced between.
  private func isAssessed(_ number: Int) -> Bool {
    number == 1 || number * Self.assessmentCount / budget > (number - 1) * Self.assessmentCount / budget
  }

  private func assess(_ state: inout State) {
    guard let training, let point = state.point else { return }
    var assessment = EvaluationAssessment(evaluations: state.run.losses.count)
    if state.isNew {
      assessment.trainingAccuracy = training.assess(at: point).accuracy
      assessment.accuracy = heldOut?.assess(at: point).accuracy
    } else if let last = state.run.assessments.last {
      (assessment.trainingAccuracy, assessment.accuracy) = (last.trainingAccuracy, last.accuracy)
    }
    state.isNew = false
    state.run.assessments.append(assessment)
  }
}

extension Run {
  /// Performs a search that records every evaluation up to `budget` and then ends.
  func search(
    by rule: some Optimizer, on problem: Problem, schedule: any Schedule, budget: Int, observer: RunObserver
  ) throws -> Trace {
    let recorder = EvaluationRecorder(
      seed: seed, budget: budget, training: problem.training, heldOut: problem.test ?? problem.validation,
      didTry: observer.didEvaluate)
    var options = options
    options.length = .steps(budget)
    options.stoppingRules = [.evaluations(budget)]
    var runner = try Runner(
      rule, on: Problem(objective: problem.objective, start: problem.start), schedule: schedule, rate: rate,
      options: options, seed: seed, didEvaluate: { recorder.record($0, $1) })
    var trace = try runner.trace(observer: observer)
    trace.evaluations = recorder.finished(trace.stopReason == nil ? trace.verdict : .budget)
    return trace
  }
}
