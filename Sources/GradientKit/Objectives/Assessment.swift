/// How well a point does over a whole set of examples.
public struct Assessment: Sendable, Equatable, Codable {
  /// The mean loss, with the regularisation part.
  public var loss: Double
  /// The share of examples whose class is predicted right, from 0 to 1; `nil` for numbers.
  public var accuracy: Double?

  /// The assessment with this loss and, for classes, this accuracy.
  public init(loss: Double, accuracy: Double?) {
    self.loss = loss
    self.accuracy = accuracy
  }
}
