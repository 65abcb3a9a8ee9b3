package import FileReading

/// Reads the event files that TensorFlow, PyTorch and others write for TensorBoard.
///
/// Scalars only, with their steps and times: those of PyTorch (`simple_value`, in single precision) and those of
/// TensorFlow 2 (a tensor whose tag belongs to the plugin `scalars`).
package enum EventLog: LogFormat {
  /// Whether a file with this name is one that TensorBoard would read; exports of one are not.
  package static func recognizes(name: String) -> Bool {
    name.contains("tfevents") && ![".csv", ".json", ".profile-empty"].contains { name.hasSuffix($0) }
  }

  /// Whether the bytes begin as those of an event file do.
  package static func recognizes(_ bytes: [UInt8]) -> Bool { RecordReader.isRecord(bytes) }

  package static func recognizes(_ file: InputFile) -> Bool { recognizes(name: file.name) || recognizes(file.bytes) }

  /// The log of one event file.
  package static func read(_ file: InputFile) throws(LogError) -> [Log] {
    [try read([(path: file.path, bytes: file.bytes)], path: file.path, name: file.name)]
  }

  /// The log of one run: all event files of its folder.
  ///
  /// They are joined in the order of the times of their first events. Where a later file, or a session that is said to
  /// start, takes a tag back to an earlier step, the values from that step on are those that came later.
  package static func read(
    _ files: [(path: String, bytes: [UInt8])], path: String, name: String
  ) throws(LogError) -> Log {
    let written = files.filter { !$0.bytes.isEmpty }
    guard let first = written.first else { throw .emptyFile(path: path) }
    if written.count == 1, !recognizes(first.bytes) {
      throw .damaged(path: first.path, what: "it does not begin as an event file does")
    }
    let dated = written.map { (file: $0, start: EventRun.start(of: $0.bytes) ?? .infinity) }
    var run = EventRun()
    for (file, _) in dated.sorted(by: { ($0.start, $0.file.path) < ($1.start, $1.file.path) }) {
      run.append(file.bytes, name: lastPart(of: file.path))
    }
    return run.log(path: path, name: name)
  }

  private static func lastPart(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
