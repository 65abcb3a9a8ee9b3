public import GradientKit

/// The components that are linked in, in the order `gdplot list` shows them.
///
/// They import what a plugin imports and can do no more than one.
public enum Builtins {
  /// Every built-in component.
  public static let all: [any Component.Type] = [
    MeanSquaredError.self, MeanAbsoluteError.self, LogCosh.self, Quantile.self, Poisson.self,
    MulticlassHinge.self, SquaredMulticlassHinge.self, SoftmaxCrossEntropy.self,
    Logistic.self, Hinge.self, Perceptron.self,
    Linear.self, Polynomial.self, MultilayerPerceptron.self,
    GradientDescent.self, Momentum.self, Nesterov.self, Adam.self,
    ConstantRate.self,
    ExponentialMean.self,
  ]
}
