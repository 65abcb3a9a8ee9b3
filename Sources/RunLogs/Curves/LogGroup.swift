import FileReading
import Wording

/// The mean of one column over several runs, with the standard deviation.
///
/// The mean is defined on the union of the runs' x. A run counts from its first x to its last: with its value if it has
/// one, otherwise by linear interpolation between its neighbouring values. A non-finite value makes the mean
/// non-finite.
package struct LogGroup: Sendable, Equatable {
  /// The name of the group.
  package let name: String
  /// The y column.
  package let column: String
  /// The x column.
  package let xName: String
  /// The unit of x.
  package let xUnit: String?
  /// The names of the runs.
  package let runs: [String]
  /// The union of the runs' x, ascending.
  package let x: [Double]
  /// The mean at each x over the runs that count there.
  package private(set) var mean: [Double] = []
  /// The standard deviation at each x (of the sample, n − 1); 0 for one run.
  package private(set) var deviation: [Double] = []
  /// The number of runs that count at each x.
  package private(set) var counts: [Int] = []

  /// Creates the group of some curves of one column.
  package init(name: String, _ curves: [LogCurve]) {
    self.name = name
    column = curves.first?.column ?? ""
    xName = curves.first?.xName ?? ""
    xUnit = curves.first?.xUnit
    runs = curves.map(\.run)
    let ascending = curves.map(Self.ascending)
    x = Self.union(of: ascending.map(\.x))

    var sums = [Double](repeating: 0, count: x.count)
    counts = [Int](repeating: 0, count: x.count)
    let values = ascending.map { Self.values(of: $0, at: x) }
    for (range, values) in values {
      for (index, value) in zip(range, values) {
        sums[index] += value
        counts[index] += 1
      }
    }
    mean = zip(sums, counts).map { $0 / Double($1) }
    var squares = [Double](repeating: 0, count: x.count)
    for (range, values) in values {
      for (index, value) in zip(range, values) {
        squares[index] += (value - mean[index]) * (value - mean[index])
      }
    }
    deviation = zip(squares, counts).map { $1 > 1 ? ($0 / Double($1 - 1)).squareRoot() : $0 }
  }

  /// The indices in ``x`` at which all runs count, up to the end of the shortest run.
  ///
  /// The line of the mean is drawn only in this range.
  package var complete: Range<Int> {
    guard let first = counts.firstIndex(of: runs.count), let last = counts.lastIndex(of: runs.count) else {
      return 0..<0
    }
    return first..<(last + 1)
  }

  /// The positions at which the number of runs changes, with the number from there on.
  package var changes: [(x: Double, count: Int)] {
    counts.indices.filter { $0 == 0 || counts[$0] != counts[$0 - 1] }.map { (x[$0], counts[$0]) }
  }

  /// Remarks on the mean, as sentences without a final full stop.
  package var remarks: [String] {
    let complete = complete
    guard complete.isEmpty || complete.count < x.count else { return [] }
    guard !complete.isEmpty else { return ["\(name), \(column): there is no \(xName) that all runs have reached"] }
    return [
      "\(name), \(column): all \(runs.count.counted("run")) from \(xName) \(NumberText(x[complete.lowerBound])) to "
        + "\(NumberText(x[complete.upperBound - 1])); fewer beyond"
    ]
  }

  /// Returns the points by ascending x; the last of several at one x.
  private static func ascending(_ curve: LogCurve) -> (x: [Double], y: [Double]) {
    guard !curve.axis.grows else { return (curve.x, curve.y) }
    var (x, y): ([Double], [Double]) = ([], [])
    for index in curve.x.indices.sorted(by: { (curve.x[$0], $0) < (curve.x[$1], $1) }) {
      if x.last == curve.x[index] {
        y[y.count - 1] = curve.y[index]
      } else {
        x.append(curve.x[index])
        y.append(curve.y[index])
      }
    }
    return (x, y)
  }

  private static func union(of all: [[Double]]) -> [Double] {
    var union: [Double] = []
    for value in all.joined().sorted() where union.last != value { union.append(value) }
    return union
  }

  /// Returns the indices in `x` within the range of the curve, and the curve's values there.
  private static func values(
    of curve: (x: [Double], y: [Double]), at x: [Double]
  ) -> (range: Range<Int>, values: [Double]) {
    guard let first = curve.x.first, let last = curve.x.last, let start = x.firstIndex(of: first),
      let end = x.lastIndex(of: last)
    else { return (0..<0, []) }
    var next = 0
    let values = x[start...end].map { position -> Double in
      while curve.x[next] < position { next += 1 }
      guard curve.x[next] != position else { return curve.y[next] }
      let share = (position - curve.x[next - 1]) / (curve.x[next] - curve.x[next - 1])
      return curve.y[next - 1] + share * (curve.y[next] - curve.y[next - 1])
    }
    return (start..<(end + 1), values)
  }
}
