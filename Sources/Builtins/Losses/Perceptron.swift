package import GradientKit

/// The perceptron criterion of one score for two classes, max(0, −z s) with z = +1 for class 1 and −1 for class 0.
///
/// Rosenblatt 1958; Bishop 2006, equation 4.54. A score of zero counts as a mistake with derivative −z, as in the
/// perceptron's rule: with derivative zero, training could never leave zero weights, where the loss is already zero.
package struct Perceptron: ClassificationLoss {
  /// The name on the command line, `perceptron`.
  package static let name = "perceptron"
  /// A short description for lists.
  package static let summary = "max(0, −z s) of one score for two classes, z = ±1"

  /// Creates the loss, which has no settings.
  package init(_ settings: inout Settings) throws {}

  /// Returns one score, for two classes.
  package func scoreCount(classes: Int) throws -> Int {
    guard classes == 2 else {
      throw SettingError.unsuitable(
        component: Self.name,
        reason: "tells two classes apart, but there are \(classes); 'svm' takes any number")
    }
    return 1
  }

  /// Returns the loss max(0, −z s).
  package func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
    let wrongness = label == 1 ? -scores[0] : scores[0]
    // In this order, a NaN score does not count as a correct prediction.
    return wrongness.primal < 0 ? 0 : wrongness
  }
}
