/// A model's scores for one row of features, before and after training.
package struct Prediction: Sendable, Equatable, Codable {
  /// The row, as the data has it.
  package var features: [Double]
  /// The scores at the initial point.
  package var before: [Double]
  /// The scores at the end.
  package var after: [Double]

  /// Scores for a row.
  package init(features: [Double], before: [Double], after: [Double]) {
    self.features = features
    self.before = before
    self.after = after
  }
}
