import CSQLite
import RunLogs
import TestSupport
import Testing

/// A message of Protocol Buffers, written field by field.
private struct Message {
  private(set) var bytes: [UInt8] = []

  func with(_ field: UInt8, _ number: UInt64) -> Message { appending(Self.variable(UInt64(field) << 3), number) }

  func with(_ field: UInt8, _ text: String) -> Message { with(field, Message(bytes: Array(text.utf8))) }

  func with(_ field: UInt8, _ part: Message) -> Message {
    appending(Self.variable(UInt64(field) << 3 | 2), UInt64(part.bytes.count), part.bytes)
  }

  private func appending(_ tag: [UInt8], _ number: UInt64, _ rest: [UInt8] = []) -> Message {
    Message(bytes: bytes + tag + Self.variable(number) + rest)
  }

  private static func variable(_ number: UInt64) -> [UInt8] {
    number < 128 ? [UInt8(number)] : [UInt8(number & 127) | 128] + variable(number >> 7)
  }
}

/// Run files with records framed as W&B does; the field numbers are those of its wandb_internal.proto.
private enum WandBBytes {
  static let header: [UInt8] = [0x3A, 0x57, 0x26, 0x42, 0xE1, 0xBE, 0x00]

  static func file(_ records: [Message], damaging damaged: Int? = nil) -> [UInt8] {
    var bytes = header
    for (index, record) in records.enumerated() {
      var data = record.bytes
      var isFirst = true
      repeat {
        let left = 32_768 - bytes.count % 32_768
        if left < 7 {
          bytes += [UInt8](repeating: 0, count: left)
          continue
        }
        let part = Array(data.prefix(left - 7))
        data.removeFirst(part.count)
        let type: UInt8 = isFirst ? (data.isEmpty ? 1 : 2) : data.isEmpty ? 4 : 3
        isFirst = false
        var check = Packing.crc32([type] + part)
        if index == damaged { check ^= 1 }
        bytes += (0..<4).map { UInt8(truncatingIfNeeded: check >> (8 * $0)) }
        bytes += [UInt8(truncatingIfNeeded: part.count), UInt8(part.count >> 8), type] + part
      } while !data.isEmpty || isFirst
    }
    return bytes
  }

  static func history(_ step: UInt64, _ items: [(path: [String], json: String)]) -> Message {
    let all = items.reduce(Message()) { history, item in
      let name =
        item.path.count == 1
        ? Message().with(1, item.path[0]) : item.path.reduce(Message()) { $0.with(2, $1) }
      return history.with(1, name.with(16, item.json))
    }
    return Message().with(2, all.with(2, Message().with(1, step)))
  }

  static func run(_ name: String) -> Message { Message().with(17, Message().with(1, "abc123").with(8, name)) }

  static let exit = Message().with(18, Message())
}

struct RunFileTests {
  private func log(_ bytes: [UInt8]) throws -> Log {
    let folder = try TemporaryFolder(["run-abc123.wandb": bytes])
    return try LogReader.logs(in: "\(folder.path)/run-abc123.wandb")[0]
  }

  @Test func `a run file of W&B is read, whatever the order of its items and the form of its names`() throws {
    let log = try log(
      WandBBytes.file([
        WandBBytes.run(""),
        WandBBytes.history(0, [(["train", "loss"], "2.5"), (["note"], "\"a\""), (["hist"], "[1,2]")]),
        WandBBytes.history(5, [(["lr"], "1e-8"), (["train"], "{\"loss\": NaN}"), (["ok"], "true")]),
        WandBBytes.history(7, [(["train", "loss"], "-Infinity")]), WandBBytes.exit,
      ]))
    #expect(log.kind == .wandbFile && log.name == "abc123" && log.rowCount == 3)
    #expect(log.columns.map(\.name) == ["_step", "lr", "ok", "train/loss"])
    let curve = try LogChoice().curves(of: [log])[0]
    #expect(curve.xName == "_step" && curve.x == [0, 5, 7])
    #expect(curve.y[0] == 2.5 && curve.y[1].isNaN && curve.y[2] == -.infinity)
    #expect(log.remarks.isEmpty)
  }

  @Test func `records that go over blocks are put together, and a cut or a damaged one costs no more than itself`()
    throws
  {
    let long = String(repeating: "x", count: 40_000)
    var records = [WandBBytes.run("brave-cat")]
    for step in 0..<200 {
      records.append(
        WandBBytes.history(UInt64(step), [(["loss"], "\(step)"), (["text"], step == 100 ? "\"\(long)\"" : "\"\"")]))
    }
    let steps = (0..<200).map { Double($0) }
    let whole = WandBBytes.file(records)
    #expect(try log(whole).column("loss")?.numbers == steps)
    let cut = try log(Array(whole.dropLast(10)))
    #expect(cut.name == "brave-cat" && cut.column("loss")?.numbers?.count == 199)
    #expect(cut.remarks == ["ends inside a record, as it does while the run is going on", "the run has not finished"])
    let damaged = try log(WandBBytes.file(records, damaging: 3))
    #expect(damaged.remarks.first == "1 damaged block stepped over")
    #expect((damaged.column("loss")?.numbers?.count ?? 0) > 50)
    for length in stride(from: 7, to: 5_000, by: 7) {
      _ = try? log(Array(whole.prefix(length)))
    }
  }

  @Test func `a file with nothing but its header is a run that has not logged yet`() {
    #expect(throws: LogError.self) { try log(WandBBytes.header) }
  }

  @Test func `the runs of a Trackio project are read from its database`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/project.db"
    var connection: OpaquePointer?
    #expect(sqlite3_open(path, &connection) == SQLITE_OK)
    let statements = """
      CREATE TABLE metrics (id INTEGER PRIMARY KEY, timestamp TEXT NOT NULL, run_name TEXT NOT NULL, step INTEGER NOT NULL, metrics TEXT NOT NULL);
      INSERT INTO metrics VALUES (1, '2024-03-01T10:00:00', 'cat', 0, '{"loss": 2.0, "acc": "NaN"}');
      INSERT INTO metrics VALUES (2, '2024-03-01T10:00:05', 'dog', 0, '{"loss": 4.0}');
      INSERT INTO metrics VALUES (3, '2024-03-01T10:01:00', 'cat', 1, '{"loss": 1.5}');
      """
    #expect(sqlite3_exec(connection, statements, nil, nil, nil) == SQLITE_OK)
    sqlite3_close(connection)
    let logs = try LogSearch([folder.path]).logs
    #expect(logs.map(\.name) == ["cat", "dog"] && logs[0].kind == .trackio)
    #expect(try LogChoice().curves(of: logs).map(\.y) == [[2, 1.5], [4]])
    #expect(try LogChoice(x: "timestamp").curves(of: [logs[0]])[0].x == [0, 60])
  }
}
