/// What a schedule may want measured.
public enum Measurement: Hashable, Sendable {
  /// The loss at the current point, on the current batch.
  case loss
  /// The Euclidean norm of the gradient there.
  case gradientNorm
  /// The monitored loss at the end of every epoch.
  case epochLosses
}
