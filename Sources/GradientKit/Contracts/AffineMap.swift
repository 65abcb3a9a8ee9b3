/// Where the parameters are of a model whose scores are W x + b.
public struct AffineMap: Sendable, Equatable {
  /// Where W begins: row-major, outputs × inputs.
  public let weights: Int
  /// Where b begins, one number an output; `nil` without b.
  public let biases: Int?

  /// The places of W and b.
  public init(weights: Int, biases: Int?) {
    self.weights = weights
    self.biases = biases
  }
}
