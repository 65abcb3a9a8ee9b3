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
  /// What x is in, such as `s`, or ``LogX/dateUnit``; `nil` for a count.
  package let xUnit: String?
  /// What the column holds, by its name.
  package let role: LogRole
  /// Whether the values are a loss or a reward that goes up and down as measured ones do; others are drawn as logged.
  package let isNoisy: Bool
  /// Whether x ascends, so that the values can be smoothed.
  let isAscending: Bool
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
  package init(_ curve: LogCurve) {
    let name = ColumnName(curve.column)
    (run, column, quantity, part) = (curve.run, curve.column, name.quantity, name.part)
    (xName, xUnit, isAscending) = (curve.xName, curve.xUnit, Self.ascends(curve.x))
    (role, isNoisy) = (name.role, Self.isNoisy(curve.y, name.role))
    (x, y) = (curve.x, curve.y)
    // A band without width says nothing.
    let band = curve.band.flatMap { $0.low == curve.y && $0.high == curve.y ? nil : $0 }
    (low, high) = (band?.low ?? [], band?.high ?? [])
    meanCount = curve.band?.count
    (group, replaced) = (nil, curve.replaced)
  }

  /// The mean of a group, whose curves lost `replaced` points to resumed runs.
  package init(_ mean: LogGroup, replaced: Int) {
    let name = ColumnName(mean.column)
    (run, column, quantity, part) = (mean.name, mean.column, name.quantity, name.part)
    (xName, xUnit, isAscending) = (mean.xName, mean.xUnit, true)
    (role, isNoisy) = (name.role, Self.isNoisy(mean.mean, name.role))
    (x, y) = (mean.x, mean.mean)
    (low, high, meanCount) = ([], [], nil)
    group = Group(runs: mean.runs, deviation: mean.deviation, counts: mean.counts, complete: mean.complete)
    self.replaced = replaced
  }

  /// Whether values jump up and down by more than they move on, as measured losses and rewards do: their second
  /// differences are not small beside the range of most of them.
  private static func isNoisy(_ values: [Double], _ role: LogRole) -> Bool {
    guard role == .loss || role == .reward else { return false }
    let finite = values.filter(\.isFinite)
    guard finite.count >= 3 else { return false }
    let sorted = finite.sorted()
    let span = sorted[sorted.count - 1 - sorted.count / 20] - sorted[sorted.count / 20]
    var bends: [Double] = []
    for index in 1..<finite.count - 1 {
      let middle: Double = finite[index - 1] / 2 + finite[index + 1] / 2
      bends.append(2 * (middle - finite[index]).magnitude)
    }
    bends.sort()
    return bends[bends.count / 2] > 0.01 * span
  }

  /// Reads a line; those of older figures say neither unit nor role.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    run = try container.decode(String.self, forKey: .run)
    column = try container.decode(String.self, forKey: .column)
    quantity = try container.decode(String.self, forKey: .quantity)
    part = try container.decode(String.self, forKey: .part)
    xName = try container.decode(String.self, forKey: .xName)
    xUnit = try container.decodeIfPresent(String.self, forKey: .xUnit)
    isAscending = try container.decode(Bool.self, forKey: .isAscending)
    x = try container.decode([Double].self, forKey: .x)
    y = try container.decode([Double].self, forKey: .y)
    low = try container.decode([Double].self, forKey: .low)
    high = try container.decode([Double].self, forKey: .high)
    meanCount = try container.decodeIfPresent(Int.self, forKey: .meanCount)
    group = try container.decodeIfPresent(Group.self, forKey: .group)
    replaced = try container.decode(Int.self, forKey: .replaced)
    role = try container.decodeIfPresent(LogRole.self, forKey: .role) ?? ColumnName(column).role
    isNoisy = try container.decodeIfPresent(Bool.self, forKey: .isNoisy) ?? true
  }

  private static func ascends(_ x: [Double]) -> Bool { zip(x, x.dropFirst()).allSatisfy { $0 <= $1 } }
}
