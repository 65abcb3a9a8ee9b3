import FileReading
import SwiftProtobuf
import Wording

/// The run file of Weights & Biases, `run-ID.wandb`.
///
/// Reads the history: one row per record, with the column `_step`. Items come in any order, as JSON that may contain
/// `NaN`; lists and text are not curves.
enum WandBFile: LogFormat {
  static func recognizes(_ file: InputFile) -> Bool { file.bytes.starts(with: WandBChunks.header) }

  static func read(_ file: InputFile) throws(LogError) -> [Log] {
    var chunks = WandBChunks(file.bytes)
    var table = ObjectTable()
    var name = ""
    var isFinished = false
    var unreadable = 0
    var axes: [String] = []
    while let bytes = chunks.next() {
      guard let record = try? WandBRecord(serializedBytes: bytes, options: decoding) else {
        unreadable += 1
        continue
      }
      switch record.recordType {
      case .history(let history):
        table.append(members(of: history))
      case .run(let run):
        name = [run.displayName, run.runID].first { !$0.isEmpty } ?? name
      case .metric(let metric) where !metric.stepMetric.isEmpty:
        if !axes.contains(metric.stepMetric) { axes.append(metric.stepMetric) }
      case .exit: isFinished = true
      case .config, .metric, nil: break
      }
    }
    guard table.rowCount > 0 else { throw .noRows(path: file.path, columns: ["history"]) }
    var remarks: [String] = []
    if chunks.damagedBlocks > 0 { remarks.append("\(chunks.damagedBlocks.counted("damaged block")) stepped over") }
    if unreadable > 0 { remarks.append("\(unreadable.counted("record")) cannot be read, left out") }
    if chunks.isCutOff { remarks.append("ends inside a record, as it does while the run is going on") }
    if !isFinished { remarks.append("the run has not finished") }
    if !axes.isEmpty { remarks.append("the run names \(axes.listed) for the x of some of its metrics") }
    var columns = table.finished(remarks: &remarks)
    for index in columns.indices where columns[index].name == "_timestamp" { columns[index].isDate = true }
    let order = columns.sorted { ($0.name.hasPrefix("_") ? 0 : 1, $0.name) < ($1.name.hasPrefix("_") ? 0 : 1, $1.name) }
    return [
      Log(
        path: file.path, name: name.isEmpty ? LogNames.stem(of: file.path) : name, kind: .wandbFile,
        rowCount: table.rowCount, columns: order, remarks: remarks)
    ]
  }

  private static let decoding: BinaryDecodingOptions = {
    var options = BinaryDecodingOptions()
    options.discardUnknownFields = true
    return options
  }()

  private static func members(of history: WandBHistory) -> [JSONValue.Member] {
    var members = history.item.compactMap { item -> JSONValue.Member? in
      let name = item.nestedKey.isEmpty ? item.key : item.nestedKey.joined(separator: "/")
      switch item.value {
      case .boolean(let value)?: return JSONValue.Member(name: name, value: .bool(value))
      case .integer(let value)?: return JSONValue.Member(name: name, value: .number(Double(value)))
      case .number(let value)?: return JSONValue.Member(name: name, value: .number(value))
      case nil:
        var scanner = JSONScanner(Array(item.valueJson.utf8))
        guard let value = try? scanner.value() else { return nil }
        // Text is not a curve, and would make a numeric column text.
        if case .string = value { return nil }
        return JSONValue.Member(name: name, value: value)
      }
    }
    if !members.contains(where: { $0.name == "_step" }) {
      members.append(JSONValue.Member(name: "_step", value: .number(Double(history.step.num))))
    }
    return members
  }
}
