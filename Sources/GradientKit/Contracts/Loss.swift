/// ℓ(prediction or scores, target) of one example.
///
/// Conform to ``RegressionLoss`` or ``ClassificationLoss``, which say what an example is held against.
public protocol Loss: Component {
  /// The largest second derivative of the loss along any direction of the scores; 2, as of the squared error, unless
  /// overridden. Rates that nobody chose are taken from it.
  var curvature: Double { get }
}

extension Loss {
  /// As of the squared error; right in size for losses with kinks, which have none.
  public var curvature: Double { 2 }
}
