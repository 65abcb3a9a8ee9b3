/// Keeps the first, lowest, highest and last point of each stretch of a line within one pixel column.
///
/// The line through the points kept covers the same pixels as the line through all (Jugel et al. 2014,
/// doi:10.14778/2732951.2732953).
package enum M4 {
  /// The indices of the points kept, ascending; `edges` are the x values between columns, ascending.
  ///
  /// All values in `range` must be finite. Points outside the columns count as two further columns.
  package static func indices(x: [Double], y: [Double], in range: Range<Int>, edges: [Double]) -> [Int] {
    let range = range.clamped(to: 0..<min(x.count, y.count))
    var kept: [Int] = []
    kept.reserveCapacity(min(range.count, 4 * edges.count + 16))
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        var start = range.lowerBound
        var column = 0
        while start < range.upperBound {
          column = Self.column(of: x[start], in: edges, guess: column)
          let low = column > 0 ? edges[column - 1] : -Double.infinity
          let high = column < edges.count ? edges[column] : Double.infinity
          var (lowest, highest) = (y[start], y[start])
          var (lowestIndex, highestIndex) = (start, start)
          var next = start + 1
          while next < range.upperBound, x[next] >= low, x[next] < high {
            let value = y[next]
            if value < lowest {
              lowest = value
              lowestIndex = next
            } else if value > highest {
              highest = value
              highestIndex = next
            }
            next += 1
          }
          append(start, min(lowestIndex, highestIndex), max(lowestIndex, highestIndex), next - 1, to: &kept)
          start = next
        }
      }
    }
    return kept
  }

  /// The number of edges at or below `value`.
  private static func column(of value: Double, in edges: [Double], guess: Int) -> Int {
    let next = guess + 1
    if next < edges.count, value >= edges[next - 1], value < edges[next] { return next }
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func append(_ a: Int, _ b: Int, _ c: Int, _ d: Int, to kept: inout [Int]) {
    kept.append(a)
    if b != a { kept.append(b) }
    if c != b { kept.append(c) }
    if d != c { kept.append(d) }
  }
}
