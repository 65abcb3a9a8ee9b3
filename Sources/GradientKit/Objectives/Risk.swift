/// An objective that is a mean loss over examples, whatever the model behind it.
public protocol Risk: Objective {
  /// The classes, or `nil` where numbers are predicted.
  var classes: [String]? { get }
  /// The number of features a row.
  var inputs: Int { get }
  /// Loss and accuracy over all examples.
  func assess(at point: [Double]) -> Assessment
  /// The model's scores for one row of untransformed features.
  func predict(_ features: [Double], at point: [Double]) -> [Double]
}
