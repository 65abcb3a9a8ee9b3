import Descent
import FileReading
package import GradientKit
package import Studies
import Wording

/// What logs hold of the columns that were chosen, ready to be drawn.
package struct LogsResult: Sendable {
  /// The lines, run by run.
  package private(set) var series: [LogSeries]
  /// The number of runs that were read.
  package let runCount: Int
  /// What wrote the logs, each named once.
  package let kinds: [String]
  /// The files.
  package let files: [DataFile]
  /// What should be known about the logs, as sentences without their full stop.
  package private(set) var remarks: [String]
  /// How the lines are smoothed; not at all until it is chosen, because what was read does not depend on it.
  package var smoothing = Smoothing()

  /// The chosen columns of the logs in some files and folders, or their means over groups.
  ///
  /// Runs of a group that have no x in common stay lines of their own.
  ///
  /// - Throws: ``LogError`` with what is wrong with the files or the names.
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

  /// Adds the means over the curves of a group.
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

  /// The files that are read where these paths are searched, apart from pipes, with their hashes, under their whole paths: programs give
  /// their files the same names, and folders tell them apart.
  ///
  /// A file that cannot be read was passed over, or the search has said so.
  ///
  /// - Throws: ``LogError`` for a folder that cannot be read.
  package static func files(in paths: [String]) throws(LogError) -> [DataFile] {
    try LogSearch.files(in: paths).filter(InputFile.isRegular).compactMap { path in
      (try? InputFile(path: path)).map { DataFile(name: path, sha256: $0.sha256) }
    }
  }

  /// About how many numbers the result holds.
  package var numberCount: Int {
    series.reduce(0) { $0 + $1.x.count * ($1.group == nil ? 2 : 4) + $1.low.count * 2 }
  }

  /// What smoothing does, for a caption.
  package var smoothingCaption: String { smoothing.caption }

  /// Whether a line is smoothed: unasked only a loss or a reward that is long and noisy.
  package func isSmoothed(_ series: LogSeries) -> Bool {
    guard smoothing.isSmoothing, series.isAscending else { return false }
    // A mean is smooth already, and would leave its band.
    return smoothing.isChosen || series.meanCount == nil && series.x.count >= Smoothing.fewest && series.isNoisy
  }

  /// The values of a line, smoothed where it is.
  package func smoothed(_ series: LogSeries) -> [Double] { smoothed(series.y, of: series) }

  /// The standard deviations of a group, smoothed as its means are; empty for one run.
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

  /// Reads a result; how it is smoothed is chosen afterwards.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      series: try container.decode([LogSeries].self, forKey: .series),
      runCount: try container.decode(Int.self, forKey: .runCount),
      kinds: try container.decode([String].self, forKey: .kinds),
      files: try container.decode([DataFile].self, forKey: .files),
      remarks: try container.decode([String].self, forKey: .remarks))
  }

  /// Writes the lines, without what they are smoothed with.
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
  /// Whether every line has a value at every x, and so have the band and the mean it may be of.
  package var isConsistent: Bool { !series.isEmpty && runCount >= 0 && series.allSatisfy(\.isConsistent) }
}

extension LogSeries {
  /// Whether all lists are as long as the line.
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
