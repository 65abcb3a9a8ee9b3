import Descent
import FileReading
package import GradientKit
package import Studies
package import Wording

/// The chosen columns of logs, ready to be drawn.
package struct LogsResult: Sendable {
  /// The lines, by run.
  package private(set) var series: [LogSeries]
  /// The number of runs read.
  package let runCount: Int
  /// The programs or formats of the logs, each once.
  package let kinds: [String]
  /// The files.
  package let files: [DataFile]
  /// Remarks on the logs, as sentences without a final full stop.
  package private(set) var remarks: [String]
  /// The way lines are smoothed; none until a view chooses it, because the values do not depend on it.
  package var smoothing = Smoothing()

  /// Reads the chosen columns of the logs in some files and folders, or their means over groups.
  ///
  /// Runs of a group that share no x remain separate lines.
  ///
  /// - Throws: ``LogError`` if the files or the names are invalid.
  package init(
    _ paths: [String], choice: LogChoice, grouping: LogGrouping? = nil, isWritten: Bool = false
  ) throws(LogError) {
    let search = try LogSearch(paths, toldApartBy: grouping?.columns ?? [], hashesFiles: true, isWritten: isWritten)
    let (curves, choiceRemarks) = try choice.chosen(of: search.logs)
    files = search.files
    runCount = Set(curves.map(\.run)).count
    var seen: Set<LogKind> = []
    kinds = search.logs.map(\.kind).filter { seen.insert($0).inserted }.map(\.rawValue)
    remarks = search.remarks
    for log in search.logs { remarks += log.remarks.map { "\(log.name): \($0)" } }
    for curve in curves { remarks += curve.remarks }
    remarks += choiceRemarks
    series = []
    if let grouping {
      let byRun = Dictionary(grouping: curves, by: \.run)
      for group in try grouping.groups(of: search.logs) {
        add(group.name, group.logs.flatMap { byRun[$0.name] ?? [] })
      }
    } else {
      series = curves.map { LogSeries($0) }
    }
  }

  package init(series: [LogSeries], runCount: Int, kinds: [String], files: [DataFile], remarks: [String]) {
    (self.series, self.runCount, self.kinds) = (series, runCount, kinds)
    (self.files, self.remarks) = (files, remarks)
  }

  /// Appends the means over the curves of a group.
  private mutating func add(_ name: String, _ members: [LogCurve]) {
    let byColumn = Dictionary(grouping: members, by: \.column)
    var columns: Set<String> = []
    for column in members.map(\.column) where columns.insert(column).inserted {
      let same = byColumn[column] ?? []
      let mean = LogGroup(name: name, same)
      if same.count > 1 { remarks += mean.remarks }
      if same.count == 1 || mean.complete.isEmpty {
        series += same.map { LogSeries($0) }
      } else {
        series.append(LogSeries(mean, replaced: same.reduce(0) { $0 + $1.replaced }))
      }
    }
  }

  /// Returns the files that a search of these paths reads, except pipes, with their hashes and whole paths, because
  /// programs give their files the same names in different folders.
  ///
  /// A file that cannot be read was skipped, or the search has reported it.
  ///
  /// - Throws: ``LogError`` for a folder that cannot be read.
  package static func files(in paths: [String]) throws(LogError) -> [DataFile] {
    try LogSearch.files(in: paths).filter(InputFile.isRegular).compactMap { path in
      (try? InputFile(path: path)).map { DataFile(name: path, sha256: $0.sha256) }
    }
  }

  /// The approximate number of values in the result.
  package var numberCount: Int {
    series.reduce(0) { $0 + $1.x.count * ($1.group == nil ? 2 : 4) + $1.low.count * 2 }
  }

  /// A description of the smoothing, for a caption.
  package var smoothingCaption: String { smoothing.caption }

  /// Returns whether a line is smoothed; by default only if it is a loss or a reward that is long and noisy.
  package func isSmoothed(_ series: LogSeries) -> Bool {
    guard smoothing.isSmoothing, series.isAscending else { return false }
    // A mean is smooth already, and smoothing would move it out of its band.
    return smoothing.isChosen || series.meanCount == nil && series.x.count >= Smoothing.fewest && series.isNoisy
  }

  /// Returns the values of a line, smoothed if it is smoothed.
  package func smoothed(_ series: LogSeries) -> [Double] { smoothed(series.y, of: series) }

  /// Returns the standard deviations of a group, smoothed like its means; empty for one run.
  package func smoothedDeviation(_ series: LogSeries) -> [Double] {
    smoothed(series.group?.deviation ?? [], of: series)
  }

  private func smoothed(_ values: [Double], of series: LogSeries) -> [Double] {
    guard isSmoothed(series), values.count == series.x.count else { return values }
    return smoothing.smoother.smoothed(x: series.x, y: values)
  }
}

extension LogsResult: Codable {
  private enum CodingKeys: CodingKey {
    case series, runCount, kinds, files, remarks
  }

  /// Decodes a result; a view chooses the smoother afterwards.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      series: try container.decode([LogSeries].self, forKey: .series),
      runCount: try container.decode(Int.self, forKey: .runCount),
      kinds: try container.decode([String].self, forKey: .kinds),
      files: try container.decode([DataFile].self, forKey: .files),
      remarks: try container.decode([String].self, forKey: .remarks))
  }

  /// Encodes the lines without their smoother.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(series, forKey: .series)
    try container.encode(runCount, forKey: .runCount)
    try container.encode(kinds, forKey: .kinds)
    try container.encode(files, forKey: .files)
    try container.encode(remarks, forKey: .remarks)
  }
}

extension LogsResult: StoredResult {
  /// Whether every line, its band and its mean have one value per x.
  package var isConsistent: Bool { !series.isEmpty && runCount >= 0 && series.allSatisfy(\.isConsistent) }
}

extension LogSeries {
  /// Whether all lists have the length of the line.
  fileprivate var isConsistent: Bool {
    let count = x.count
    let group = group.map { group in
      group.deviation.count == count && group.counts.count == count && group.complete.lowerBound >= 0
        && group.complete.upperBound <= count
    }
    return count > 0 && y.count == count && replaced >= 0 && low.count == high.count
      && (low.isEmpty || low.count == count) && group ?? true
  }
}

extension LogsResult {
  /// The numbers behind a figure of logs: one row per point of every line.
  ///
  /// `y` is the value, or the mean of `n` runs; `low` and `high` are the band of the file, or the mean ∓ one standard
  /// deviation. The table also has rows beyond the shortest run of a group, where no line is drawn.
  package var table: Table {
    let rows = series.lazy.flatMap { series in
      let smoothed = self.isSmoothed(series) ? self.smoothed(series) : []
      return series.x.indices.lazy.map { (series: series, smoothed: smoothed, index: $0) }
    }
    return Table(rows) {
      Column("run") { $0.series.run }
      Column("column") { $0.series.column }
      Column("x_name") { $0.series.xName }
      Column("x") { $0.series.x[$0.index] }
      Column("y") { $0.series.y[$0.index] }
      Column("y_smoothed") { $0.smoothed.isEmpty ? nil : $0.smoothed[$0.index] }
      Column("low") { $0.series.limits(at: $0.index)?.low }
      Column("high") { $0.series.limits(at: $0.index)?.high }
      Column("n") { row in row.series.group?.counts[row.index] ?? 1 }
    }
  }
}

extension LogSeries {
  fileprivate func limits(at index: Int) -> (low: Double, high: Double)? {
    if let deviation = group?.deviation[index] { return (y[index] - deviation, y[index] + deviation) }
    return low.isEmpty ? nil : (low[index], high[index])
  }
}
