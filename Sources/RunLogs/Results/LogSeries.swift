/// One line of a figure of logs: a column of one run, or its mean over a group of runs.
package struct LogSeries: Sendable, Equatable, Codable {
  /// The runs of a mean.
  package struct Group: Sendable, Equatable, Codable {
    /// The names of the runs.
    package let runs: [String]
    /// The standard deviation at each x (n − 1).
    package let deviation: [Double]
    /// The number of runs at each x.
    package let counts: [Int]
    /// The indices in x at which all runs count, the range of the drawn mean.
    package let complete: Range<Int>
  }

  /// The name of the run or of the group.
  package let run: String
  /// The column.
  package let column: String
  /// The measured quantity, without the words for where: `loss` for `train/loss` and `val_loss`.
  package let quantity: String
  /// The words for where it was measured, such as `train`; empty if there are none.
  package let part: String
  /// The x column, or `row`.
  package let xName: String
  /// The unit of x, such as `s`, or ``LogX/dateUnit``; `nil` for a count.
  package let xUnit: String?
  /// The role of the column, by its name.
  package let role: LogRole
  /// Whether the values are a loss or a reward with measurement noise; others are drawn as logged.
  package let isNoisy: Bool
  /// Whether x ascends, so that the values can be smoothed.
  let isAscending: Bool
  /// The positions of the points.
  package let x: [Double]
  /// The values or the means, which may be non-finite.
  package let y: [Double]
  /// The lower end of the band around each value, NaN if unknown; empty if the file has no band.
  package let low: [Double]
  /// The upper end of the band.
  package let high: [Double]
  /// The number of values that each mean in the file combines; `nil` if it is not a mean or the file does not say.
  package let meanCount: Int?
  /// The runs of a mean; `nil` for one run.
  package let group: Group?
  /// The number of points that a resumed run replaced.
  package let replaced: Int

  /// Creates the line of one run.
  package init(_ curve: LogCurve) {
    let name = ColumnName(curve.column)
    (run, column, quantity, part) = (curve.run, curve.column, name.quantity, name.part)
    (xName, xUnit, isAscending) = (curve.xName, curve.xUnit, Self.ascends(curve.x))
    (role, isNoisy) = (name.role, Self.isNoisy(curve.y, name.role))
    (x, y) = (curve.x, curve.y)
    // A band of zero width is not shown.
    let band = curve.band.flatMap { $0.low == curve.y && $0.high == curve.y ? nil : $0 }
    (low, high) = (band?.low ?? [], band?.high ?? [])
    meanCount = curve.band?.count
    (group, replaced) = (nil, curve.replaced)
  }

  /// Creates the mean of a group, whose curves lost `replaced` points to resumed runs.
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

  /// Returns whether values fluctuate more than they advance, as measured losses and rewards do: their second
  /// differences are not small compared to the range of most values.
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

  /// Decodes a line; those of older figures have neither unit nor role.
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
