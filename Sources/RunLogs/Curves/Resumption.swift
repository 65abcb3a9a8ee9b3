/// What is left of the points of a run that was stopped and resumed.
///
/// A point takes the place of every earlier one whose x is not below its own: where a run is taken back to an earlier step,
/// what it had logged from there on is replaced, as in TensorBoard, and of two values at one step the later stands.
package struct Resumption: Sendable, Equatable {
  /// The positions of the points that stand, in the order they were logged; their x grow.
  package let kept: [Int]
  /// How many points were replaced.
  package let replaced: Int
  /// How many points were left out because their x is not finite.
  package let withoutX: Int

  /// Looks at the x of points in the order they were logged.
  package init(_ x: [Double]) {
    var kept: [Int] = []
    kept.reserveCapacity(x.count)
    var (replaced, withoutX) = (0, 0)
    for (index, value) in x.enumerated() {
      guard value.isFinite else {
        withoutX += 1
        continue
      }
      while let last = kept.last, x[last] >= value {
        kept.removeLast()
        replaced += 1
      }
      kept.append(index)
    }
    self.kept = kept
    self.replaced = replaced
    self.withoutX = withoutX
  }
}
