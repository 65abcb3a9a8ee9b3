import Descent
import GradientKit
import Synchronization

/// Keeps every evaluation of a search up to its budget, and looks at the best point so far now and then.
final class SearchRecorder: Sendable {
  private struct State {
    var run: SearchRun
    var point: [Double]?
    /// Whether the best point has changed since it was last assessed.
    var isNew = true
  }

  private let label: String
  private let budget: Int
  private let training: (any Risk)?
  private let heldOut: (any Risk)?
  private let didTry: (@Sendable (SearchAttempt) -> Void)?
  private let state: Mutex<State>

  /// Looks at the best point: each costs a pass over the training examples and one over those held out.
  private static let assessmentCount = 40

  /// A recorder of one run; `heldOut` are the examples whose accuracy is told.
  init(
    label: String, seed: UInt64, budget: Int, training: (any Risk)?, heldOut: (any Risk)?,
    didTry: (@Sendable (SearchAttempt) -> Void)?
  ) {
    self.label = label
    self.budget = budget
    self.training = training?.classes == nil ? nil : training
    self.heldOut = heldOut?.classes == nil ? nil : heldOut
    self.didTry = didTry
    state = Mutex(State(run: SearchRun(seed: seed)))
  }

  /// Takes in an evaluation; what a step asks for beyond the budget does not count.
  func record(_ point: [Double], _ loss: Double?) {
    state.withLock { state in
      guard state.run.losses.count < budget else { return }
      state.run.losses.append(loss)
      let number = state.run.losses.count
      if let loss, !loss.isNaN, state.run.bestLoss.map({ loss < $0 }) ?? true {
        state.run.bestEvaluation = number
        state.point = point
        state.isNew = true
      }
      didTry?(
        SearchAttempt(
          strategy: label, seed: state.run.seed, number: number, loss: loss, best: state.run.bestLoss))
      if isAssessed(number) { assess(&state) }
    }
  }

  /// The run, with how its best point does at the end.
  func finished(_ verdict: Verdict) -> SearchRun {
    state.withLock { state in
      if state.run.assessments.last?.evaluations != state.run.losses.count { assess(&state) }
      state.run.verdict = verdict
      if let point = state.point, point.count <= Trace.recordedParameterLimit { state.run.point = point }
      return state.run
    }
  }

  /// The first evaluation, and then at even distances up to the last.
  private func isAssessed(_ number: Int) -> Bool {
    number == 1 || number * Self.assessmentCount / budget > (number - 1) * Self.assessmentCount / budget
  }

  private func assess(_ state: inout State) {
    guard let training, let point = state.point else { return }
    var assessment = SearchAssessment(evaluations: state.run.losses.count)
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

/// What a search tells of each evaluation, for the log.
package struct SearchAttempt: Sendable {
  /// The strategy's label.
  package let strategy: String
  /// The seed of the run.
  package let seed: UInt64
  /// The number of the evaluation, from 1.
  package let number: Int
  /// The loss; `nil` where none came with the answer.
  package let loss: Double?
  /// The lowest loss so far; `nil` before the first.
  package let best: Double?
}

/// How well the best point did that a search had found after some evaluations.
package struct SearchAssessment: Sendable, Codable, Equatable {
  /// The evaluations made until then.
  package var evaluations: Int
  /// The share of training examples classified right.
  package var trainingAccuracy: Double?
  /// The share classified right of examples that were not learned from; `nil` where there are none.
  package var accuracy: Double?
}
