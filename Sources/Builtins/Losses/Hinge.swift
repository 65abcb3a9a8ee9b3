package import GradientKit

/// The hinge loss of one score for two classes, max(0, 1 − z s) with z = +1 for class 1 and −1 for class 0.
///
/// Cortes and Vapnik 1995. The derivative at the kink is taken as zero, as in `svm`.
package struct Hinge: ClassificationLoss {
  /// The name on the command line, `hinge`.
  package static let name = "hinge"
  /// A short description for lists.
  package static let summary = "max(0, 1 − z s) of one score for two classes, z = ±1"

  /// Creates the loss, which has no settings.
  package init(_ settings: inout Settings) throws {}

  /// Returns one score, for two classes.
  package func scoreCount(classes: Int) throws -> Int {
    guard classes == 2 else {
      throw SettingError.unsuitable(
        component: Self.name, reason: "tells two classes apart, but there are \(classes); 'svm' takes any number")
    }
    return 1
  }

  /// Returns the loss max(0, 1 − z s).
  package func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
    let shortfall = label == 1 ? 1 - scores[0] : 1 + scores[0]
    // In this order, a NaN score does not count as a kept margin.
    return shortfall.primal <= 0 ? 0 : shortfall
  }
}
