/// How an oracle computes a gradient.
public enum GradientMethod: String, CaseIterable, Sendable, Codable {
  /// From the objective's own derivatives.
  case analytic
  /// (f(θ + h) − f(θ − h)) / 2h in every direction; 2n loss values.
  case central
  /// (f(θ + h) − f(θ)) / h in every direction; n + 1 loss values.
  case forward
}
