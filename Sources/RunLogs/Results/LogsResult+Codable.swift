import GradientKit

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
