package import GradientKit

/// A way to smooth noisy values.
package struct Smoothing: Sendable {
  /// The smoother.
  package var smoother: any Smoother
  /// Whether the user chose the smoother, which then applies to any values.
  package var isChosen: Bool
  /// Whether a half-life that the smoother's settings leave open is ¼ of an epoch.
  var hasEpochs: Bool

  /// Creates a way to smooth; by default values stay unchanged.
  package init(_ smoother: (any Smoother)? = nil, isChosen: Bool = false, hasEpochs: Bool = false) {
    self.smoother = smoother ?? IdentitySmoother()
    self.isChosen = isChosen
    self.hasEpochs = hasEpochs
  }

  /// The least number of values that is smoothed by default; fewer are easy to distinguish.
  package static let fewest = 50

  /// Whether smoothing changes anything.
  package var isSmoothing: Bool { !smoother.isIdentity }

  /// A description for a key or a caption, such as `two-sided EW mean, half-life ¼ epoch`.
  package var caption: String { smoother(stepsPerEpoch: 1).caption }

  /// Returns the smoother for a curve over steps.
  func smoother(stepsPerEpoch: Double) -> any Smoother {
    hasEpochs ? smoother.completed(halfLife: stepsPerEpoch / 4, called: "¼ epoch") : smoother
  }
}
