/// Values against how far a run had come.
public struct Curve: Sendable, Equatable, Codable {
  /// How far the run had come, ascending.
  public var x: [Double]
  /// The values; some may be `nan` or infinite.
  public var y: [Double]

  /// A curve; both parts have the same count.
  public init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }
}
