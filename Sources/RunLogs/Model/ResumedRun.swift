/// The valid points of a run that was resumed or logged out of order.
///
/// A run that goes back, repeats some of its points and then passes its old end was resumed: its earlier values from
/// there on are replaced, as in TensorBoard. Points out of order in any other way are sorted; of two values at one x
/// the later is kept.
package struct ResumedRun: Sendable, Equatable {
  /// The indices of the points to keep, by ascending x.
  package let kept: [Int]
  /// The number of replaced points.
  package let replaced: Int
  /// The number of points left out because their x is not finite.
  package let withoutX: Int
  /// Whether the points go back as those of a resumed run do.
  let isResumed: Bool
  /// Whether the points had to be sorted.
  let isSorted: Bool

  /// Returns whether all x are finite and ascending, so that every point is kept.
  static func isNeedless(_ x: [Double]) -> Bool {
    guard let first = x.first, first.isFinite, x[x.count - 1].isFinite else { return x.isEmpty }
    for index in x.indices.dropFirst() where !(x[index - 1] < x[index]) { return false }
    return true
  }

  /// Examines the x of points in the order in which they were logged.
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

  /// Returns whether each time x goes back it repeats at least two of its points, replaces at least two, and ends past
  /// the old end.
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
