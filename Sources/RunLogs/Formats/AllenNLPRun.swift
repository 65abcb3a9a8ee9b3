import FileReading

/// The metrics of AllenNLP: `metrics_epoch_0.json`, `metrics_epoch_1.json`, …, with one object each.
enum AllenNLPRun {
  private static let start = "metrics_epoch_"

  /// Returns whether a file in the folder of a run belongs to it.
  static func owns(_ name: String) -> Bool { name.hasPrefix(start) || name == "metrics.json" }

  /// Returns the files of a run among those of a folder, in the order of epochs.
  static func files(among names: [String]) -> [String] {
    names.compactMap { name in epoch(of: name).map { (name, $0) } }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// Returns the run in some files.
  static func log(of paths: [String], in folder: String) throws(LogError) -> Log {
    var table = ObjectTable()
    for path in paths {
      do {
        var scanner = JSONScanner(try UTF8Text(InputFile(path: path)))
        guard case .object(let members) = try scanner.value() else { throw LogError.otherJSON(path: path) }
        let hasEpoch = members.contains { $0.name == "epoch" }
        let epoch = JSONValue.Member(name: "epoch", value: .number(Double(epoch(of: LogNames.lastPart(of: path)) ?? 0)))
        table.append(hasEpoch ? members : [epoch] + members)
      } catch let error as FileError {
        throw .file(error)
      } catch let error as LogError {
        throw error
      } catch {
        throw .otherJSON(path: path)
      }
    }
    var remarks: [String] = []
    return Log(
      path: folder, name: LogNames.lastPart(of: folder), kind: .allenNLP, rowCount: table.rowCount,
      columns: table.finished(remarks: &remarks), remarks: remarks)
  }

  private static func epoch(of name: String) -> Int? {
    name.hasPrefix(start) && name.hasSuffix(".json") ? Int(name.dropFirst(start.count).dropLast(5)) : nil
  }
}
