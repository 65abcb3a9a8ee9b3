import FileReading
import SwiftProtobuf
import Wording

/// The scalars of one run, collected from its event files in order.
struct EventRun {
  /// The values of one tag.
  struct Series {
    var tag: String
    var rows: [Int] = []
    var values: [Double] = []
    /// The index of the file with the last value.
    var file = 0
    /// The greatest step so far.
    var lastStep = Int64.min
  }

  private(set) var steps: [Int64] = []
  private(set) var wallTimes: [Double] = []
  private(set) var series: [Series] = []
  private(set) var positions: [String: Int] = [:]
  /// The plugin of each tag, which only its first value gives.
  private var plugins: [String: String] = [:]
  private(set) var skipped: [String: Int] = [:]
  private(set) var remarks: [String] = []
  private var fileCount = 0

  /// Returns when the first readable event of a file was written, in seconds since 1970; `nil` if there is none.
  static func start(of bytes: [UInt8]) -> Double? {
    var records = RecordReader(bytes)
    while let finding = records.next() {
      if case .data(let range) = finding, let event = event(in: bytes, at: range), event.wallTime.isFinite {
        return event.wallTime
      }
    }
    return nil
  }

  /// Appends the next file of the run, called `name` in remarks.
  mutating func append(_ bytes: [UInt8], name: String) {
    fileCount += 1
    var records = RecordReader(bytes)
    var damaged: [Int] = []
    var restart = Restart()
    while true {
      let offset = records.offset
      guard let finding = records.next() else { break }
      switch finding {
      case .data(let range):
        guard let event = Self.event(in: bytes, at: range) else {
          damaged.append(offset)
          continue
        }
        take(event, restart: &restart)
      case .damagedData: damaged.append(offset)
      case .damagedLength:
        remarks.append(
          "\(name): the record at byte \(offset.grouped) is damaged, and so is where the next one begins; "
            + "the \((bytes.count - offset).counted("byte")) from there on are not read")
      case .cutOff:
        remarks.append(
          "\(name): ends inside the record at byte \(offset.grouped), as it does while it is being written")
      }
    }
    if let first = damaged.first {
      let which =
        damaged.count == 1
        ? "the record at byte \(first.grouped) is damaged"
        : "\(damaged.count.grouped) records are damaged, the first at byte \(first.grouped)"
      remarks.append("\(name): \(which); left out")
    }
    if restart.count > 0 {
      remarks.append(
        "\(name): starts again at step \(Int(restart.step).grouped); "
          + "\(restart.count.counted("earlier value")) from there on left out")
    }
  }

  /// The values replaced by a restart.
  private struct Restart {
    var step = Int64.max
    var count = 0

    mutating func note(_ count: Int, from step: Int64) {
      guard count > 0 else { return }
      self.step = min(self.step, step)
      self.count += count
    }
  }

  private static func event(in bytes: [UInt8], at range: Range<Int>) -> TensorBoardEvent? {
    try? TensorBoardEvent(serializedBytes: bytes.span.bytes.extracting(range), options: decoding)
  }

  /// Unknown fields are discarded.
  private static let decoding: BinaryDecodingOptions = {
    var options = BinaryDecodingOptions()
    options.discardUnknownFields = true
    return options
  }()

  private mutating func take(_ event: TensorBoardEvent, restart: inout Restart) {
    switch event.what {
    case .summary(let summary):
      var row: Int?
      for value in summary.value { take(value, of: event, row: &row, restart: &restart) }
    case .sessionLog(let session) where session.status == .start:
      for index in series.indices { restart.note(drop(from: event.step, of: index), from: event.step) }
    case .graphDef, .metaGraphDef: skipped["graphs", default: 0] += 1
    case .taggedRunMetadata: skipped["run metadata", default: 0] += 1
    case .fileVersion, .sessionLog, nil: break
    }
  }

  private mutating func take(
    _ value: TensorBoardSummary.Value, of event: TensorBoardEvent, row: inout Int?, restart: inout Restart
  ) {
    if value.hasMetadata, !value.metadata.pluginData.pluginName.isEmpty, plugins[value.tag] == nil {
      plugins[value.tag] = value.metadata.pluginData.pluginName
    }
    let number: Double?
    switch value.value {
    case .simpleValue(let single): number = Double(single)
    case .tensor(let tensor): number = plugins[value.tag, default: "scalars"] == "scalars" ? tensor.scalar : nil
    default: number = nil
    }
    guard let number else {
      skipped[kind(of: value), default: 0] += 1
      return
    }

    let index = position(of: value.tag)
    if series[index].file != fileCount {
      if series[index].lastStep >= event.step { restart.note(drop(from: event.step, of: index), from: event.step) }
      series[index].file = fileCount
    }
    if row == nil || series[index].rows.last == row {
      row = steps.count
      steps.append(event.step)
      wallTimes.append(event.wallTime)
    }
    series[index].rows.append(row ?? 0)
    series[index].values.append(number)
    series[index].lastStep = max(series[index].lastStep, event.step)
  }

  private mutating func position(of tag: String) -> Int {
    if let position = positions[tag] { return position }
    let name = tag.trimmed.isEmpty ? "(no tag)" : tag.trimmed
    let position = positions[name] ?? series.count
    if position == series.count { series.append(Series(tag: name)) }
    positions[name] = position
    positions[tag] = position
    return position
  }

  /// Returns the kind of a non-scalar value, as a plural.
  private func kind(of value: TensorBoardSummary.Value) -> String {
    switch value.value {
    case .image: "images"
    case .histo, .obsoleteOldStyleHistogram: "histograms"
    case .audio: "audio"
    case .simpleValue, .tensor, nil: plugins[value.tag] ?? "tensors"
    }
  }

  /// Removes the values of a tag from a step on; returns their number.
  private mutating func drop(from step: Int64, of index: Int) -> Int {
    guard series[index].lastStep >= step else { return 0 }
    let kept = series[index].rows.indices.filter { steps[series[index].rows[$0]] < step }
    let count = series[index].rows.count - kept.count
    series[index].rows = kept.map { series[index].rows[$0] }
    series[index].values = kept.map { series[index].values[$0] }
    series[index].lastStep = series[index].rows.map { steps[$0] }.max() ?? .min
    return count
  }
}
