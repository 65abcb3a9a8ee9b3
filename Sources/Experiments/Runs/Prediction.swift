/// A model's scores for one row of features, before and after training.
public struct Prediction: Sendable, Equatable, Codable {
  /// The row, as the data has it.
  public var features: [Double]
  /// The scores at the initial point.
  public var before: [Double]
  /// The scores at the end.
  public var after: [Double]
}
