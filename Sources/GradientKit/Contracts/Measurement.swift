/// What a schedule may want measured before each step.
public enum Measurement: Hashable, Sendable {
  /// The loss at the current point, on the current batch.
  case loss
  /// The Euclidean norm of the gradient there.
  case gradientNorm
}
