package import Descent
import GradientKit

/// The results of the runs of a heat map, one column per quantity.
///
/// Rows are ordered by cell, from the left and from the bottom, then by seed. A row is empty beyond the step at which
/// its run diverged or was stopped.
package struct CellEnds: Sendable, Codable, Equatable {
  /// The state of each run.
  package var states: [HeatmapState] = []
  /// The loss over the training examples, or f.
  package var trainLoss: [Double?] = []
  /// The loss over the held-out examples.
  package var validationLoss: [Double?] = []
  /// The share of training examples classified correctly.
  package var trainAccuracy: [Double?] = []
  /// The share of held-out examples classified correctly.
  package var validationAccuracy: [Double?] = []
  /// The final parameters, one column per parameter, up to ``Trace/recordedParameterLimit``.
  package var parameters: [[Double?]] = []

  /// Creates empty columns.
  package init(count: Int, parameterCount: Int) {
    states = [HeatmapState](repeating: .notRun, count: count)
    let empty = [Double?](repeating: nil, count: count)
    (trainLoss, validationLoss, trainAccuracy, validationAccuracy) = (empty, empty, empty, empty)
    guard parameterCount <= Trace.recordedParameterLimit else { return }
    parameters = [[Double?]](repeating: empty, count: parameterCount)
  }

  /// Stores the end of a run that was planned to make `steps` steps.
  package mutating func set(_ trace: Trace, steps: Int, at place: Int) {
    let last = trace.rows.last
    var row: Trace.Row?
    switch trace.verdict {
    case .interrupted: return
    case .diverged:
      states[place] = .diverged
      row = last?.step == steps ? last : nil
    default:
      // A run that a stopping rule ended keeps its last point.
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

  /// Whether there are held-out examples.
  package var hasValidation: Bool { validationLoss.contains { $0 != nil } }
}

/// The state of a run at the number of steps that its cell shows.
package enum HeatmapState: String, Sendable, Codable {
  /// The run made the steps.
  case done
  /// A loss or a parameter stopped being finite, or the loss was beyond 10¹⁰ times the first one.
  case diverged
  /// The user stopped the run before.
  case notRun = "not-run"
}

/// A cell of a heat map, which combines the runs of all its seeds.
package struct HeatmapCell: Sendable, Equatable {
  /// The state: diverged if at least half of the runs did, not run if none made the steps.
  package var state: HeatmapState
  /// The median over the finished runs; `nil` if nothing was measured.
  package var median: Double?
  /// The lowest of their values.
  package var low: Double?
  /// The highest of their values.
  package var high: Double?

  /// Creates a cell from its runs and their values.
  package init(_ runs: [(state: HeatmapState, value: Double?)]) {
    let diverged = runs.count { $0.state == .diverged }
    let missing = runs.count { $0.state == .notRun }
    state = missing == runs.count ? .notRun : 2 * diverged >= runs.count - missing ? .diverged : .done
    guard state == .done else { return }
    let values = runs.filter { $0.state == .done }.compactMap(\.value)
    // NaN has no place in an order.
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
