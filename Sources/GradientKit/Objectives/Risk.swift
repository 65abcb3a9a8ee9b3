/// An objective that is a mean loss over examples, whatever the model behind it.
public protocol Risk: Objective {
  /// The classes, or `nil` where numbers are predicted.
  var classes: [String]? { get }
  /// The number of features a row.
  var inputs: Int { get }
  /// Where the parameters are that regularisation applies to, unit by unit.
  var units: [Range<Int>] { get }
  /// The regularisation part λ·ΣW² of the objective's value at `point`.
  func regularization(at point: [Double]) -> Double
  /// The mean losses over a batch, without the regularisation part, at places of a section, each a list of coordinates.
  ///
  /// Examples are read once for many places. Each loss has the same bytes whatever the other places are.
  func losses(on section: Section, at places: [[Double]], of batch: Batch) -> [Double]
  /// Loss and accuracy over all examples.
  func assess(at point: [Double]) -> Assessment
  /// The model's scores for one row of untransformed features.
  func predict(_ features: [Double], at point: [Double]) -> [Double]
}

/// How well a point does over a whole set of examples.
public struct Assessment: Sendable, Equatable, Codable {
  /// The mean loss, with the regularisation part.
  public var loss: Double
  /// The share of examples whose class is predicted right, from 0 to 1; `nil` for numbers.
  public var accuracy: Double?

  /// The assessment with this loss and, for classes, this accuracy.
  public init(loss: Double, accuracy: Double?) {
    self.loss = loss
    self.accuracy = accuracy
  }
}
