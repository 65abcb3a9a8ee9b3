/// The learning rate at a moment of a run, in closed form and without state.
public protocol Schedule: Component {
  /// The measurements that ``rate(at:)`` needs; by default none.
  static var needs: Set<Measurement> { get }
  /// Whether Σ η diverges and Σ η² converges, the condition for stochastic gradient descent to converge to a minimum
  /// (Robbins and Monro 1951).
  static var satisfiesRobbinsMonro: Bool { get }
  /// Whether ``rate(at:)`` uses ``Moment/plannedSteps``; by default `true`.
  ///
  /// Otherwise a short run is a prefix of a long one, and one run serves for both.
  var dependsOnPlannedSteps: Bool { get }
  /// Returns the rate of the next step.
  func rate(at moment: Moment) -> Double
}

extension Schedule {
  /// Whether Σ η diverges and Σ η² converges; by default `false`.
  public static var satisfiesRobbinsMonro: Bool { false }

  /// Whether the rate uses the planned steps; by default `true`, so that every length needs a run of its own.
  public var dependsOnPlannedSteps: Bool { true }

  /// No measurements.
  public static var needs: Set<Measurement> { [] }
}

/// A measurement that a schedule may need.
public enum Measurement: Hashable, Sendable {
  /// The loss at the current point, on the current batch.
  case loss
  /// The Euclidean norm of the gradient at the current point.
  case gradientNorm
  /// The monitored loss at the end of every epoch.
  case epochLosses
}
