import RunLogs

/// Events of TensorBoard with valid checksums, which mutation of a whole file would rarely produce.
///
/// Two bytes give the length of the event that follows; the first event has a file of its own, because runs continue
/// across files.
enum EventTarget: FuzzTarget {
  static let name = "event"

  static func read(_ bytes: [UInt8]) throws {
    var files: [(path: String, bytes: [UInt8])] = [("events.out.tfevents.1", []), ("events.out.tfevents.2", [])]
    var rest = bytes[...]
    while rest.count >= 2 {
      let length = Int(rest.removeFirst()) | Int(rest.removeFirst()) << 8
      let record = RecordWriter.record(Array(rest.prefix(length)))
      files[files[0].bytes.isEmpty ? 0 : 1].bytes += record
      rest = rest.dropFirst(length)
    }
    try LogUse.draw([EventLog.read(files, path: "runs/1", name: "1")])
  }
}
