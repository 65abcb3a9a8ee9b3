package import Descent
import GradientKit

/// The results of the runs of a heat map, one column per quantity.
///
/// Rows go cell by cell from the left and from the bottom, and seed by seed within a cell. A row is empty where nothing was
/// measured: beyond the step at which a run diverged or was ended.
package struct HeatmapRuns: Sendable, Codable, Equatable {
  /// What became of each run.
  package var states: [HeatmapState] = []
  /// The loss over the training examples, or f.
  package var trainLoss: [Double?] = []
  /// The loss over the examples held out.
  package var validationLoss: [Double?] = []
  /// The share of training examples classified right.
  package var trainAccuracy: [Double?] = []
  /// The share of examples held out that is classified right.
  package var validationAccuracy: [Double?] = []
  /// A column a parameter, up to ``Trace/recordedParameterLimit``.
  package var parameters: [[Double?]] = []

  /// Columns of runs that are not there yet.
  package init(count: Int, parameterCount: Int) {
    states = [HeatmapState](repeating: .notRun, count: count)
    let empty = [Double?](repeating: nil, count: count)
    (trainLoss, validationLoss, trainAccuracy, validationAccuracy) = (empty, empty, empty, empty)
    guard parameterCount <= Trace.recordedParameterLimit else { return }
    parameters = [[Double?]](repeating: empty, count: parameterCount)
  }

  /// Takes in a run that was to make `steps` steps.
  package mutating func set(_ trace: Trace, steps: Int, at place: Int) {
    let last = trace.rows.last
    var row: Trace.Row?
    switch trace.verdict {
    case .interrupted: return
    case .diverged:
      states[place] = .diverged
      row = last?.step == steps ? last : nil
    default:
      // A run that a stopping rule ended stays where it is.
      states[place] = .done
      row = last
    }
    trainLoss[place] = row?.training?.loss ?? row?.loss
    validationLoss[place] = row?.validation?.loss
    trainAccuracy[place] = row?.training?.accuracy
    validationAccuracy[place] = row?.validation?.accuracy
    for index in parameters.indices { parameters[index][place] = row?.parameters?[index] }
  }

  /// The column of a value, as long as ``states``.
  package subscript(value: HeatmapValue) -> [Double?] {
    switch value {
    case .loss: hasValidation ? validationLoss : trainLoss
    case .accuracy: hasValidation ? validationAccuracy : trainAccuracy
    case .trainLoss: trainLoss
    case .validationLoss: validationLoss
    case .trainAccuracy: trainAccuracy
    case .validationAccuracy: validationAccuracy
    case .parameter(let index):
      parameters.indices.contains(index) ? parameters[index] : [Double?](repeating: nil, count: states.count)
    }
  }

  /// Whether examples were held out.
  package var hasValidation: Bool { validationLoss.contains { $0 != nil } }
}

/// What became of a run by the time its cell looks at it.
package enum HeatmapState: String, Sendable, Codable {
  /// It got there.
  case done
  /// A loss or a parameter stopped being finite, or the loss was beyond 10¹⁰ times the first one.
  case diverged
  /// The user ended it before.
  case notRun = "not-run"
}

/// What a cell of a heat map shows: the runs of all its seeds together.
package struct HeatmapCell: Sendable, Equatable {
  /// Diverged where at least half of the runs did, not run where none got there.
  package var state: HeatmapState
  /// The median over the runs that got there; `nil` where nothing was measured.
  package var median: Double?
  /// The least of their values.
  package var low: Double?
  /// The greatest of their values.
  package var high: Double?

  /// The cell of some runs, each with its value.
  package init(_ runs: [(state: HeatmapState, value: Double?)]) {
    let diverged = runs.count { $0.state == .diverged }
    let missing = runs.count { $0.state == .notRun }
    state = missing == runs.count ? .notRun : 2 * diverged >= runs.count - missing ? .diverged : .done
    guard state == .done else { return }
    let values = runs.filter { $0.state == .done }.compactMap(\.value)
    // An order with NaN in it would be none.
    guard !values.contains(where: \.isNaN) else {
      median = .nan
      return
    }
    let ordered = values.sorted()
    guard let first = ordered.first, let last = ordered.last else { return }
    (low, high) = (first, last)
    let middle = ordered.count / 2
    median = ordered.count.isMultiple(of: 2) ? ordered[middle - 1] / 2 + ordered[middle] / 2 : ordered[middle]
  }
}
