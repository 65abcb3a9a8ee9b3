package import GradientKit

/// How noisy values are calmed.
package struct Smoothing: Sendable {
  /// What values are smoothed with.
  package var smoother: any Smoother
  /// Whether the user chose it; then it smooths any values.
  package var isChosen: Bool
  /// Whether a half-life that the smoother's settings leave open is ¼ of an epoch.
  var hasEpochs: Bool

  /// A way to smooth; values as they are unless told otherwise.
  package init(_ smoother: (any Smoother)? = nil, isChosen: Bool = false, hasEpochs: Bool = false) {
    self.smoother = smoother ?? Unsmoothed()
    self.isChosen = isChosen
    self.hasEpochs = hasEpochs
  }

  /// Fewer values than this are not smoothed unasked: they can be told apart.
  package static let fewest = 50

  /// Whether anything changes.
  package var isSmoothing: Bool { !smoother.isIdentity }

  /// What is done, for a key or a caption, such as `two-sided EW mean, half-life ¼ epoch`.
  package var caption: String { smoother(stepsPerEpoch: 1).caption }

  /// What smooths a curve over steps.
  func smoother(stepsPerEpoch: Double) -> any Smoother {
    hasEpochs ? smoother.completed(halfLife: stepsPerEpoch / 4, called: "¼ epoch") : smoother
  }
}
