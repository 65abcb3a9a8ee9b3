import GradientKit

/// The logistic loss of one score for two classes, log(1 + exp(−z s)) with z = +1 for class 1 and −1 for class 0.
///
/// Cox 1958. It equals the softmax loss of the scores (0, s).
struct Logistic: ClassificationLoss {
  /// The name on the command line, `logistic`.
  static let name = "logistic"
  /// A short description for lists.
  static let summary = "log(1 + exp(−z s)) of one score for two classes, z = ±1"

  /// ¼: the largest p(1 − p).
  let curvature = 0.25

  /// Creates the loss, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// Returns one score, for two classes.
  func scoreCount(classes: Int) throws -> Int {
    guard classes == 2 else {
      throw SettingError.unsuitable(
        component: Self.name, reason: "tells two classes apart, but there are \(classes); 'softmax' takes any number")
    }
    return 1
  }

  /// Returns max(0, −z s) + log(1 + exp(−|s|)), which never overflows.
  func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
    let wrongness = label == 1 ? -scores[0] : scores[0]
    // The branch keeps the derivative exact at s = 0, where the kinks of max and abs cancel.
    return wrongness.primal > 0 ? wrongness + log(onePlus: exp(-wrongness)) : log(onePlus: exp(wrongness))
  }
}
