import RunLogs

/// The panels and lines of a chart of logs, and the names that distinguish them.
///
/// Everything is computed once, because searching again for each of thousands of lines is too slow.
struct LogsContents: Sendable {
  /// All quantities, in the order of the log.
  let quantities: [String]
  /// The quantities that have a panel.
  let shownQuantities: [String]
  /// The lines of these panels.
  let shownSeries: [LogSeries]
  /// The names of their runs.
  let runs: [String]
  /// The names of runs as they fit at the ends of lines, without what all have in common.
  let shortNames: [String: String]
  /// The unit of times on the x axis; `nil` where x is no time since a start.
  let timeUnit: TimeUnit?
  /// Whether x are dates.
  let isOfDates: Bool
  /// Whether all points lie at whole numbers, as steps and epochs do.
  let hasWholeX: Bool
  /// The parts of the data, such as training, where they can name the lines in all of several panels; else empty.
  let partNames: [String]
  /// The names with a colour of their own: runs, or the columns of a single run.
  let colored: [String]

  /// The names of lines by the words of the log, where they differ.
  var typedNames: [String: String] {
    Dictionary(shownSeries.map { ($0.part, Self.named($0.part)) }) { first, _ in first }
  }

  /// The lines of each run in each panel, panel by panel.
  let linesOfRuns: [[LogSeries]]

  private let columnsOfQuantity: [String: [String]]
  private let columnsOfRun: [RunQuantity: [String]]
  private let colors: [String: Int]

  private struct RunQuantity: Hashable {
    var run: String
    var quantity: String
  }

  /// The contents of a result, with at most `panelLimit` panels.
  init(_ result: LogsResult, panelLimit: Int) {
    quantities = Self.unique(result.series.map(\.quantity))
    shownQuantities = Array(quantities.prefix(panelLimit))
    let shown = Set(shownQuantities)
    shownSeries = result.series.filter { shown.contains($0.quantity) }
    runs = Self.unique(shownSeries.map(\.run))
    shortNames = Dictionary(uniqueKeysWithValues: zip(runs, LogNames.shortened(runs, to: 26)))
    timeUnit = TimeUnit(of: shownSeries)
    isOfDates = shownSeries.allSatisfy { $0.xUnit == LogX.dateUnit }
    let second = timeUnit?.seconds ?? 1
    hasWholeX = shownSeries.allSatisfy { $0.x.allSatisfy { ($0 / second).rounded() == $0 / second } }
    columnsOfRun = Dictionary(grouping: result.series) { RunQuantity(run: $0.run, quantity: $0.quantity) }
      .mapValues { $0.map(\.column) }
    columnsOfQuantity = Dictionary(grouping: result.series, by: \.quantity).mapValues { Self.unique($0.map(\.column)) }
    let lines = Dictionary(grouping: shownSeries) { RunQuantity(run: $0.run, quantity: $0.quantity) }
    linesOfRuns = shownQuantities.flatMap { [runs] quantity in
      runs.compactMap { lines[RunQuantity(run: $0, quantity: quantity)] }
    }
    partNames = Self.partNames(of: shownSeries, shownQuantities, columnsOfQuantity)
    colored =
      if runs.count > 1 {
        runs
      } else if !partNames.isEmpty {
        partNames
      } else if let only = shownQuantities.first, shownQuantities.count == 1 {
        columnsOfQuantity[only] ?? []
      } else {
        Self.unique(shownSeries.map(\.column))
      }
    colors = Dictionary(colored.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The columns of a panel.
  func columns(of quantity: String) -> [String] { columnsOfQuantity[quantity] ?? [] }

  /// Whether a quantity is an accuracy that is logged as a share of 1.
  func isShare(_ quantity: String) -> Bool {
    guard ["accuracy", "acc"].contains(where: quantity.lowercased().hasSuffix) else { return false }
    return shownSeries.filter { $0.quantity == quantity }.allSatisfy { series in
      series.y.allSatisfy { (0...1).contains($0) || !$0.isFinite }
    }
  }

  /// The columns that a run has in a panel.
  func columns(of run: String, _ quantity: String) -> [String] {
    columnsOfRun[RunQuantity(run: run, quantity: quantity)] ?? []
  }

  /// Panels with one column each need no names: their axes have them.
  var isNamedByAxes: Bool { runs.count == 1 && shownQuantities.allSatisfy { columns(of: $0).count == 1 } }

  /// The name of a line among those of its run: the part of the data if every panel has the same parts, else the
  /// column.
  func name(of series: LogSeries) -> String { partNames.isEmpty ? series.column : Self.named(series.part) }

  /// The position of a line's colour in ``colored``.
  func color(of series: LogSeries) -> Int { colors[runs.count > 1 ? series.run : name(of: series)] ?? 0 }

  /// The x of a line's points, times in the unit of the axis.
  func x(of series: LogSeries) -> [Double] {
    guard let timeUnit else { return series.x }
    return series.x.map { $0 / timeUnit.seconds }
  }

  private static func partNames(
    of shownSeries: [LogSeries], _ shownQuantities: [String], _ columns: [String: [String]]
  ) -> [String] {
    let parts = unique(shownSeries.map(\.part))
    guard shownQuantities.count > 1, parts.count > 1,
      !parts.contains("") || Set(parts).isDisjoint(with: ["train", "training"])
    else { return [] }
    let areDistinct = shownQuantities.allSatisfy { quantity in
      let named = shownSeries.filter { $0.quantity == quantity }.map(\.part)
      let count = columns[quantity]?.count ?? 0
      return count > 1 && Set(named).count == count
    }
    return areDistinct ? parts.map(named) : []
  }

  /// The part of the data that a word of a log means: no word at all, as in Keras's logs, is training.
  static func named(_ part: String) -> String {
    switch part {
    case "", "train": "training"
    case "val", "valid": "validation"
    default: part
    }
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
