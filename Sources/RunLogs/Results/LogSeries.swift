/// One line of a figure of logs: a column of one run, or its mean over a group of runs.
package struct LogSeries: Sendable, Equatable, Codable {
  /// What a mean was taken over.
  package struct Group: Sendable, Equatable, Codable {
    /// The names of the runs.
    package let runs: [String]
    /// The standard deviation at each x (n − 1).
    package let deviation: [Double]
    /// The number of runs at each x.
    package let counts: [Int]
    /// The positions in x where all runs count; a line of the mean stays within them.
    package let complete: Range<Int>
  }

  /// The name of the run or of the group.
  package let run: String
  /// The column.
  package let column: String
  /// What the column measures, without the words that say where: `loss` for `train/loss` and `val_loss`.
  package let quantity: String
  /// The words that say where it was measured, such as `train`; empty where there are none.
  package let part: String
  /// The column of x, or `row`.
  package let xName: String
  /// Whether x ascends, so that the values can be smoothed.
  package let isAscending: Bool
  /// Where the points are.
  package let x: [Double]
  /// The values, or the means; among them those that are not finite.
  package let y: [Double]
  /// The least of what stands behind each value, where the file has it; NaN where it is not known, else empty.
  package let low: [Double]
  /// The greatest of it.
  package let high: [Double]
  /// How many numbers of the file each value is the mean of; `nil` where it is none, or the file does not say.
  package let meanCount: Int?
  /// What the mean was taken over; `nil` for one run.
  package let group: Group?
  /// How many points a resumed run replaced.
  package let replaced: Int

  /// The line of one run.
  init(_ curve: LogCurve) {
    let name = ColumnName(curve.column)
    (run, column, quantity, part) = (curve.run, curve.column, name.quantity, name.part)
    (xName, isAscending) = (curve.xName, Self.ascends(curve.x))
    (x, y) = (curve.x, curve.y)
    // A band without width says nothing.
    let band = curve.band.flatMap { $0.low == curve.y && $0.high == curve.y ? nil : $0 }
    (low, high) = (band?.low ?? [], band?.high ?? [])
    meanCount = curve.band?.count
    (group, replaced) = (nil, curve.replaced)
  }

  /// The mean of a group, whose curves lost `replaced` points to resumed runs.
  init(_ mean: LogGroup, replaced: Int) {
    let name = ColumnName(mean.column)
    (run, column, quantity, part) = (mean.name, mean.column, name.quantity, name.part)
    (xName, isAscending) = (mean.xName, true)
    (x, y) = (mean.x, mean.mean)
    (low, high, meanCount) = ([], [], nil)
    group = Group(runs: mean.runs, deviation: mean.deviation, counts: mean.counts, complete: mean.complete)
    self.replaced = replaced
  }

  private static func ascends(_ x: [Double]) -> Bool { zip(x, x.dropFirst()).allSatisfy { $0 <= $1 } }
}
