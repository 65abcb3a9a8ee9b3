/// An objective that is a mean loss over examples, for any model.
public protocol Risk: Objective {
  /// The classes; `nil` for regression.
  var classes: [String]? { get }
  /// The number of features per row.
  var inputs: Int { get }
  /// The ranges of the regularized parameters, one per unit.
  var units: [Range<Int>] { get }
  /// Returns the regularization term λ·ΣW² of the objective's value at `point`.
  func regularization(at point: [Double]) -> Double
  /// Returns the mean losses over a batch, without regularization, at places of a section, each a list of coordinates.
  ///
  /// Examples are read once for many places. Each loss has the same bytes regardless of the other places.
  func losses(on section: Section, at places: [[Double]], of batch: Batch) -> [Double]
  /// Returns the loss and accuracy over all examples.
  func assess(at point: [Double]) -> Assessment
  /// Returns the model's scores for one row of untransformed features.
  func predict(_ features: [Double], at point: [Double]) -> [Double]
}

/// The loss and accuracy of a point over a set of examples.
public struct Assessment: Sendable, Equatable, Codable {
  /// The mean loss, including regularization.
  public var loss: Double
  /// The share of examples classified correctly, from 0 to 1; `nil` for regression.
  public var accuracy: Double?

  /// Creates an assessment with a loss and, for classes, an accuracy.
  public init(loss: Double, accuracy: Double?) {
    self.loss = loss
    self.accuracy = accuracy
  }
}
