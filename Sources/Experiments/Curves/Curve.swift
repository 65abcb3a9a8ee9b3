/// Values against how far a run had come.
package struct Curve: Sendable, Equatable, Codable {
  /// How far the run had come, ascending.
  package var x: [Double]
  /// The values; some may be `nan` or infinite.
  package var y: [Double]

  /// A curve; both parts have the same count.
  package init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }
}
