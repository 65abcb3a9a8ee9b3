/// ℓ(prediction or scores, target) of one example.
///
/// Conform to ``RegressionLoss`` or ``ClassificationLoss``, which say what an example is held against.
public protocol Loss: Component {}
