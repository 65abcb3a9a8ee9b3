/// Largest triangle three buckets: the points that keep most of a line's shape (Steinarsson 2013).
package enum LTTB {
  /// The indices of `count` points, ascending, the first and the last among them; all when there are no more.
  package static func indices(x: [Double], y: [Double], count: Int) -> [Int] {
    let total = min(x.count, y.count)
    guard count < total else { return Array(0..<total) }
    guard count > 2 else { return Array([0, total - 1].prefix(max(0, count))) }
    let width = Double(total - 2) / Double(count - 2)
    func boundary(_ bucket: Int) -> Int { min(total - 1, Int(Double(bucket) * width) + 1) }
    var kept = [0]
    kept.reserveCapacity(count)
    for bucket in 0..<count - 2 {
      let own = boundary(bucket)..<max(boundary(bucket) + 1, boundary(bucket + 1))
      let following = own.upperBound..<max(own.upperBound + 1, bucket == count - 3 ? total : boundary(bucket + 2))
      let share = 1 / Double(following.count)
      let meanX = following.reduce(0) { $0 + x[$1] } * share
      let meanY = following.reduce(0) { $0 + y[$1] } * share
      let previous = kept[bucket]
      var (chosen, largest) = (own.lowerBound, -1.0)
      for index in own {
        let area = abs(
          (x[previous] - meanX) * (y[index] - y[previous]) - (x[previous] - x[index]) * (meanY - y[previous]))
        if area > largest { (chosen, largest) = (index, area) }
      }
      kept.append(chosen)
    }
    kept.append(total - 1)
    return kept
  }
}
