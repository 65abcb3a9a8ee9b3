package import GradientKit

/// The built-in components, in the order `gdplot list` shows them.
///
/// They import only what a plugin imports, so they have no capabilities beyond those of a plugin.
package enum BuiltinComponents {
  /// Every built-in component.
  package static let all: [any Component.Type] = [
    MeanSquaredError.self, MeanAbsoluteError.self, LogCosh.self, Quantile.self, Poisson.self,
    MulticlassHinge.self, SquaredMulticlassHinge.self, SoftmaxCrossEntropy.self, SquaredScoreError.self,
    Logistic.self, Hinge.self, Perceptron.self,
    Linear.self, Polynomial.self, MultilayerPerceptron.self,
    Square.self, Cubic.self, SinGauss.self, CosBowl.self, Parabola.self, Plateau.self,
    LocalMinimumTrap.self, RippledParabola.self, Bowl.self,
    Saddle.self, MonkeySaddle.self, Rosenbrock.self, Rastrigin.self, Himmelblau.self, Beale.self, Ackley.self,
    FormulaSurface.self,
    GradientDescent.self, Momentum.self, Nesterov.self,
    AdaGrad.self, RMSProp.self, AdaDelta.self, Adam.self, AdamW.self, AdaMax.self, Lion.self,
    BacktrackingDescent.self, LBFGS.self, Newton.self,
    RandomSearch.self, LocalSearch.self, ExhaustiveSearch.self, DivideAndConquer.self,
    ConstantRate.self,
    StepDecay<PerStep>.self, StepDecay<PerEpoch>.self, MultiStepDecay<PerStep>.self, MultiStepDecay<PerEpoch>.self,
    ExponentialDecay<PerStep>.self, ExponentialDecay<PerEpoch>.self,
    InverseTimeDecay<PerStep>.self, InverseTimeDecay<PerEpoch>.self,
    ReciprocalDecay<PerStep>.self, ReciprocalDecay<PerEpoch>.self,
    InverseScaling<PerStep>.self, InverseScaling<PerEpoch>.self, OptimalRate.self,
    PolynomialDecay<PerStep>.self, PolynomialDecay<PerEpoch>.self,
    TimeLinearDecay<PerStep>.self, TimeLinearDecay<PerEpoch>.self,
    CosineDecay<PerStep>.self, CosineDecay<PerEpoch>.self, WarmRestarts<PerStep>.self, WarmRestarts<PerEpoch>.self,
    WarmUp<PerStep>.self, WarmUp<PerEpoch>.self, OneCycle.self,
    LossProportional.self, GradientNormProportional.self, ReduceOnPlateau.self,
    ExponentialMean.self, TwoSidedMean.self, HalfLifeMean.self, TimeWeightedMean.self, GaussianMean.self,
    MovingMean.self, MovingMedian.self,
  ]
}
