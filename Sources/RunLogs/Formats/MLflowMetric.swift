import FileReading

/// A metric of MLflow's file store, `EXPERIMENT/RUN/metrics/NAME`: lines of time in milliseconds, value and step.
enum MLflowMetric: LogFormat {
  /// Whether the path is that of a metric and the first line has the three numbers.
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
