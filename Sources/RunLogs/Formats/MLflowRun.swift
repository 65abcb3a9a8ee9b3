import FileReading
import Yams

/// The folder of a run in MLflow's file store.
struct MLflowRun {
  /// The name of the run: its tag `mlflow.runName`, else `run_name` of its `meta.yaml`, else its folder.
  let name: String

  /// Reads the name of the run in a folder.
  init(folder: String) {
    let base = folder.isEmpty ? "." : folder
    func text(_ path: String) -> String? {
      (try? InputFile(path: "\(base)/\(path)")).map { String(decoding: $0.bytes, as: UTF8.self).trimmed }
    }
    let tag = text("tags/mlflow.runName")
    let meta = tag == nil ? text("meta.yaml").flatMap { try? Yams.compose(yaml: $0) } : nil
    let named = [tag, meta?["run_name"]?.string, meta?["name"]?.string].compactMap { $0 }.first { !$0.isEmpty }
    name = named ?? LogNames.lastPart(of: folder)
  }

  /// Returns the metric files in a folder; empty if it is not a run.
  static func metrics(in folder: InputFolder) -> [String] {
    guard folder.names.contains("metrics"), !folder.names.isDisjoint(with: ["meta.yaml", "params", "tags"]) else {
      return []
    }
    return files(in: folder.path(of: "metrics"), depth: 0)
  }

  private static func files(in path: String, depth: Int) -> [String] {
    guard depth < 8, let folder = try? InputFolder(path: path) else { return [] }
    return folder.names.filter { !$0.hasPrefix(".") }.sorted(by: NaturalOrder.precedes).flatMap { name in
      let inner = folder.path(of: name)
      return LogSearch.isFolder(inner) ? files(in: inner, depth: depth + 1) : [inner]
    }
  }

  /// Returns the run in some metric files.
  static func log(of files: [String], in folder: String) throws(LogError) -> Log {
    var logs: [Log] = []
    for path in files {
      let file = try LogReader.file(at: path)
      if MLflowMetric.recognizes(file) { logs += try MLflowMetric.read(file) }
    }
    guard !logs.isEmpty else { throw .emptyFile(path: folder) }
    return Log.joined(logs, path: folder, name: logs[0].name)
  }
}

/// A metric of MLflow's file store, `EXPERIMENT/RUN/metrics/NAME`: lines of time in milliseconds, value and step.
enum MLflowMetric: LogFormat {
  /// Returns whether the path is that of a metric and the first line has the three numbers.
  static func recognizes(_ file: InputFile) -> Bool {
    guard file.path.split(separator: "/").dropLast().contains("metrics"), file.isText else { return false }
    return cells(of: file.bytes.prefix { $0 != UInt8(ascii: "\n") }) != nil
  }

  static func read(_ file: InputFile) throws(LogError) -> [Log] {
    let parts = file.path.split(separator: "/").map { String($0) }
    guard let folder = parts.lastIndex(of: "metrics") else { throw .otherJSON(path: file.path) }
    var times: [Double] = []
    var values: [Double] = []
    var steps: [Double] = []
    var remarks: [String] = []
    for (number, line) in file.bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let cells = cells(of: line) else {
        remarks.append("line \(number + 1) is cut off and left out")
        continue
      }
      times.append(cells[0] / 1_000)
      values.append(cells[1])
      steps.append(cells[2])
    }
    let rows = LogRows(values.indices)
    var time = LogColumn(name: "timestamp", rows: rows, cells: .numbers(times))
    time.isDate = true
    let run = (file.path.hasPrefix("/") ? "/" : "") + parts[..<folder].joined(separator: "/")
    return [
      Log(
        path: run.isEmpty ? "." : run, name: MLflowRun(folder: run).name, kind: .mlflow, rowCount: values.count,
        columns: [
          LogColumn(name: "step", rows: rows, cells: .numbers(steps)), time,
          LogColumn(name: parts[(folder + 1)...].joined(separator: "/"), rows: rows, cells: .numbers(values)),
        ], remarks: remarks)
    ]
  }

  private static func cells(of line: some Collection<UInt8>) -> [Double]? {
    let cells = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }.map { part -> Double? in
      let bytes = Array(part)
      switch CellContent(bytes, from: 0, to: bytes.count) {
      case .number(let value), .infinite(let value): return value
      case .nan: return .nan
      case .missing, .text: return nil
      }
    }
    guard cells.count == 3, let time = cells[0], let value = cells[1], let step = cells[2], time > 1e10 else {
      return nil
    }
    return [time, value, step]
  }
}
