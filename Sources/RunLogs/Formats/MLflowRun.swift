import FileReading
import Yams

/// The folder of a run in MLflow's file store.
struct MLflowRun {
  /// What the run is called: its tag `mlflow.runName`, else `run_name` of its `meta.yaml`, else its folder.
  let name: String

  /// Looks into a folder.
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

  /// The files with metrics in a folder; empty for one that is no run.
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

  /// The run that some files with metrics make.
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
