/// What is left of the points of a run that was stopped and resumed, or logged out of order.
///
/// A run that goes back, repeats what it had for some points and then goes past its old end was resumed: what it had logged
/// from there on is replaced, as in TensorBoard. Points that are out of order in any other way are sorted; of two values at
/// one x the later stands.
package struct Resumption: Sendable, Equatable {
  /// The positions of the points that stand; their x grow.
  package let kept: [Int]
  /// How many points were replaced.
  package let replaced: Int
  /// How many points were left out because their x is not finite.
  package let withoutX: Int
  /// Whether the points go back as those of a resumed run do.
  let isResumed: Bool
  /// Whether the points had to be sorted.
  let isSorted: Bool

  /// Whether all x are finite and grow, so that every point stands.
  static func isNeedless(_ x: [Double]) -> Bool {
    guard let first = x.first, first.isFinite, x[x.count - 1].isFinite else { return x.isEmpty }
    for index in x.indices.dropFirst() where !(x[index - 1] < x[index]) { return false }
    return true
  }

  /// Looks at the x of points in the order they were logged.
  package init(_ x: [Double]) {
    let finite = x.indices.filter { x[$0].isFinite }
    withoutX = x.count - finite.count
    isResumed = Self.isResumed(finite.map { x[$0] })
    if isResumed {
      isSorted = false
      var kept: [Int] = []
      for index in finite {
        while let last = kept.last, x[last] >= x[index] { kept.removeLast() }
        kept.append(index)
      }
      self.kept = kept
    } else {
      isSorted = zip(finite, finite.dropFirst()).contains { x[$0] > x[$1] }
      let sorted = isSorted ? finite.sorted { (x[$0], $0) < (x[$1], $1) } : finite
      kept = sorted.indices.filter { $0 + 1 == sorted.count || x[sorted[$0]] != x[sorted[$0 + 1]] }.map { sorted[$0] }
    }
    replaced = finite.count - kept.count
  }

  /// Whether each time x goes back it repeats some of what it had, at least two points that replace at least two, and ends
  /// past the old end.
  private static func isResumed(_ x: [Double]) -> Bool {
    let starts = x.indices.dropFirst().filter { x[$0] < x[$0 - 1] }
    guard (1...100).contains(starts.count), starts.count * 3 <= x.count else { return false }
    let ends = starts.dropFirst() + [x.count]
    var old = Array(x[..<starts[0]])
    for (start, end) in zip(starts, ends) {
      let part = x[start..<end]
      guard let top = old.max(), let last = part.last, last > top, part.count >= 3 else { return false }
      let repeated = part.count { $0 <= top }
      guard repeated > 1, old.count(where: { $0 >= x[start] }) > 1 else { return false }
      old = old.filter { $0 < x[start] } + part
    }
    return true
  }
}
