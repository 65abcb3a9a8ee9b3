import FileReading

/// The kind of a file in a folder, by its first bytes.
enum LogSniff {
  /// A log in a known format.
  case log
  /// Console output.
  case console

  /// The extensions of files that are never opened.
  private static let others: Set<String> = [
    "py", "pyc", "ipynb", "md", "rst", "html", "htm", "js", "css", "sh", "yaml", "yml", "toml", "ini", "cfg", "png",
    "jpg",
    "jpeg", "gif", "webp", "svg", "pdf", "pt", "pth", "ckpt", "safetensors", "bin", "onnx", "h5", "hdf5", "keras",
    "pkl", "pickle",
    "zip", "tar", "npy", "parquet", "feather", "mp4", "swift", "c", "cpp", "h", "tex", "lock", "xml",
  ]
  private static let sampleSize = 1 << 16

  /// Examines a file; returns `nil` if it is not a log.
  init?(_ path: String) {
    let name = LogNames.lastPart(of: path).lowercased()
    let bare = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    if LogNames.isTable(bare) || LogNames.isJSON(bare) && !bare.hasSuffix(".json")
      || bare.hasSuffix("trainer_state.json")
      || name == "evaluations.npz" || name.hasSuffix(".wandb") || name == "log.txt"
    {
      self = .log
      return
    }
    let ending = name.split(separator: ".").last.map { String($0) } ?? ""
    guard !name.hasSuffix(".npz"), !Self.others.contains(ending), InputFile.isRegular(path),
      let beginning = InputFile.beginning(of: path, atMost: Self.sampleSize)
    else { return nil }
    var sample = InputFile(path: path, bytes: beginning)
    if TrackioProject.recognizes(sample) {
      self = .log
      return
    }
    guard sample.isText, sample.firstCharacter != nil else { return nil }
    if sample.bytes.count == Self.sampleSize { sample = LogReader.withoutOpenLine(sample) }
    if JSONLog.recognizes(sample) {
      guard Self.isLog(json: sample) else { return nil }
      self = .log
    } else if ConsoleLog.recognizes(sample) {
      self = .console
    } else {
      guard let logs = try? DelimitedLog.read(sample), let log = logs.first, Self.isLog(log.columns) else { return nil }
      self = .log
    }
  }

  /// Returns whether some column counts and another one measures.
  private static func isLog(_ columns: [LogColumn]) -> Bool {
    let numbers = columns.filter { $0.numbers != nil }.map { ColumnName($0.name) }
    return numbers.contains { $0.axis != nil } && numbers.contains { $0.axis == nil }
      || numbers.contains { $0.interest < 4 } && columns.allSatisfy { $0.rows.count > 1 }
  }

  private static func isLog(json sample: InputFile) -> Bool {
    if let logs = try? JSONLog.read(sample) { return logs.contains { isLog($0.columns) || $0.kind == .huggingFace } }
    // A list or an object longer than the sample.
    let text = String(decoding: sample.bytes.prefix(4_096), as: UTF8.self)
    return sample.bytes.count == sampleSize
      && (text.contains("\"log_history\"")
        || sample.firstCharacter == UInt8(ascii: "[")
          && ["\"epoch\"", "\"iteration\"", "\"step\""].contains { text.contains($0) })
  }
}
