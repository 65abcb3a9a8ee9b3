/// A curve downloaded from TensorBoard's page: a file with the columns `Wall time`, `Step` and `Value` for each tag of
/// a run, which only the name of the file gives.
struct TensorBoardDownload {
  /// The run of `run-RUN-tag-TAG.csv`; the folder if the name has none.
  let run: String
  let tag: String

  /// Parses the name of a file.
  init(path: String) {
    let stem = LogNames.fileStem(of: path)
    if stem.hasPrefix("run-"), let middle = stem.firstRange(of: "-tag-") {
      let named = String(stem[stem.index(stem.startIndex, offsetBy: 4)..<middle.lowerBound])
      tag = String(stem[middle.upperBound...])
      run = named == "." || named.isEmpty ? LogNames.folderName(of: path) ?? "run" : named
    } else {
      (run, tag) = (LogNames.folderName(of: path) ?? "run", stem)
    }
  }

  /// Returns whether a table is a download.
  static func isOne(_ table: Log) -> Bool { table.columns.map(\.name) == ["Wall time", "Step", "Value"] }

  /// Returns the log with the tag as the name of the values.
  static func log(of table: Log) -> Log {
    let download = TensorBoardDownload(path: table.path)
    var log = table
    log.kind = .tensorBoardDownload
    log.name = download.run
    log.columns[0].name = "wall_time"
    log.columns[1].name = "step"
    log.columns[2].name = download.tag
    return log
  }
}
