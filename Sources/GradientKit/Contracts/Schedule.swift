/// The rate at a moment of a run: a closed form, without memory.
public protocol Schedule: Component {
  /// What ``rate(at:)`` looks at that has to be measured first; nothing unless overridden.
  static var needs: Set<Measurement> { get }
  /// Whether Σ η diverges and Σ η² converges, as stochastic descent needs in order to end at a minimum (Robbins and Monro
  /// 1951).
  static var satisfiesRobbinsMonro: Bool { get }
  /// Whether ``rate(at:)`` looks at ``Moment/plannedSteps``; taken to be so unless overridden.
  ///
  /// Where it does not, a short run is the beginning of a long one, and one run serves for both.
  var dependsOnPlannedSteps: Bool { get }
  /// The rate of the step about to be made.
  func rate(at moment: Moment) -> Double
}

extension Schedule {
  /// Most schedules fall too fast or not fast enough.
  public static var satisfiesRobbinsMonro: Bool { false }

  /// A schedule that does not say is run anew for every length.
  public var dependsOnPlannedSteps: Bool { true }

  /// Nothing has to be measured.
  public static var needs: Set<Measurement> { [] }
}

/// What a schedule may want measured.
public enum Measurement: Hashable, Sendable {
  /// The loss at the current point, on the current batch.
  case loss
  /// The Euclidean norm of the gradient there.
  case gradientNorm
  /// The monitored loss at the end of every epoch.
  case epochLosses
}
