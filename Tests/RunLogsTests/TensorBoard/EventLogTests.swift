import RunLogs
import SwiftProtobuf
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct EventLogTests {
  private func log(_ bytes: [UInt8]) throws -> Log { try #require(EventLog.read(bytes, path: "runs/a.tfevents").first) }

  private func joined(_ files: [UInt8]...) throws -> Log {
    let named = files.enumerated().map { (path: "runs/a/\($0.offset).tfevents", bytes: $0.element) }
    return try EventLog.read(named, path: "runs/a", name: "a")
  }

  @Test("a tag is a column, an event with scalars a row")
  func columns() throws {
    var both = EventBytes.scalar("loss", step: 7, 0.25)
    both.summary.value += EventBytes.scalar("accuracy", step: 7, 0.5).summary.value
    let log = try log(EventBytes.file(both, EventBytes.scalar("loss", step: 8, .nan)))
    #expect(log.name == "a.tfevents" && log.kind == .tensorBoard && log.rowCount == 2 && log.remarks.isEmpty)
    #expect(log.columns.map(\.name) == ["step", "wall_time", "loss", "accuracy"])
    #expect(log.column("step")?.numbers == [7, 8])
    #expect(log.column("wall_time")?.numbers == [70, 80])
    #expect(log.column("loss")?.numbers?.first == 0.25)
    #expect(log.column("loss")?.numbers?.last?.isNaN == true)
    #expect(log.column("accuracy")?.rows == [0])
  }

  @Test("a tag of two values in one event has a row for each; tags named as columns of every log keep their values")
  func clashes() throws {
    var twice = EventBytes.scalar("step", step: 1, 5)
    twice.summary.value += twice.summary.value
    let log = try log(EventBytes.file(twice))
    #expect(log.columns.map(\.name) == ["step", "wall_time", "step (tag)"])
    #expect(log.column("step (tag)")?.rows == [0, 1])
    #expect(log.column("step")?.numbers == [1, 1])
  }

  @Test("a scalar of TensorFlow 2 comes in any type, as a value or as bytes, and names its plugin once")
  func tensors() throws {
    let log = try log(
      EventBytes.file(
        EventBytes.tensor("t", step: 0, plugin: "scalars") {
          $0.dtype = .dtFloat
          $0.floatVal = [0.1]
        },
        EventBytes.tensor("t", step: 1) {
          $0.dtype = .dtFloat
          $0.tensorContent = Data([0, 0, 0x80, 0x3F])
        },
        EventBytes.tensor("t", step: 2) {
          $0.dtype = .dtDouble
          $0.doubleVal = [0.1]
        },
        EventBytes.tensor("t", step: 3) {
          $0.dtype = .dtDouble
          $0.tensorContent = Data([0, 0, 0, 0, 0, 0, 0xF0, 0x7F])
        },
        // 0x3555 is the half-precision number nearest to 1/3, 0x0001 the smallest positive one, 0xFC00 minus infinity.
        EventBytes.tensor("t", step: 4) {
          $0.dtype = .dtHalf
          $0.halfVal = [0x3555]
        },
        EventBytes.tensor("t", step: 5) {
          $0.dtype = .dtHalf
          $0.tensorContent = Data([1, 0])
        },
        EventBytes.tensor("t", step: 6) {
          $0.dtype = .dtHalf
          $0.halfVal = [0xFC00]
        },
        EventBytes.tensor("t", step: 7) {
          $0.dtype = .dtBfloat16
          $0.halfVal = [0xC040]
        },
        EventBytes.tensor("t", step: 8) {
          $0.dtype = .dtInt32
          $0.intVal = [-4]
        },
        EventBytes.tensor("t", step: 9) {
          $0.dtype = .dtInt64
          $0.tensorShape.dim = [.init()]
          $0.tensorShape.dim[0].size = 1
          $0.int64Val = [1 << 40]
        }))
    #expect(
      log.column("t")?.numbers == [
        Double(Float(0.1)), 1, 0.1, .infinity, 0.333251953125, 0x1p-24, -.infinity, -3, -4, 0x1p40,
      ])
    #expect(log.remarks.isEmpty)
  }

  @Test("what is no scalar is left out and counted")
  func skipped() throws {
    var graph = TensorBoardEvent()
    graph.graphDef = Data([1, 2, 3])
    let log = try log(
      EventBytes.file(
        graph, EventBytes.scalar("loss", step: 0, 1),
        EventBytes.event("weights", step: 0) { $0.histo = .init() },
        EventBytes.event("weights", step: 1) { $0.histo = .init() },
        EventBytes.event("sample", step: 0) { $0.image = .init() },
        EventBytes.tensor("words", step: 0, plugin: "text") { $0.dtype = .UNRECOGNIZED(7) },
        EventBytes.tensor("words", step: 1) { $0.dtype = .UNRECOGNIZED(7) },
        EventBytes.tensor("curve", step: 0, plugin: "pr_curves") {
          $0.dtype = .dtFloat
          $0.floatVal = [1]
        },
        EventBytes.event("_hparams_/experiment", step: 0, plugin: "hparams") { _ in },
        EventBytes.tensor("matrix", step: 0) {
          $0.dtype = .dtFloat
          $0.tensorShape.dim = [.init()]
          $0.tensorShape.dim[0].size = -3
          $0.floatVal = [1]
        }))
    #expect(log.columns.map(\.name) == ["step", "wall_time", "loss"])
    #expect(
      log.remarks == [
        "left out what is no scalar: graphs (1), histograms (2), hparams (1), images (1), pr_curves (1), tensors (1), "
          + "text (2)"
      ])
  }

  @Test("a file without scalars says so")
  func noScalars() throws {
    let log = try log(EventBytes.file())
    #expect(log.rowCount == 0 && log.remarks == ["there are no scalars in it"])
  }

  @Test("files of a run are joined in the order of their first events, not of their names")
  func order() throws {
    let later = try EventBytes.file(startedAt: 200, EventBytes.scalar("loss", step: 2, 3))
    let first = try EventBytes.file(
      startedAt: 100, EventBytes.scalar("loss", step: 0, 1), EventBytes.scalar("loss", step: 1, 2))
    let log = try joined(later, [], first)
    #expect(log.column("step")?.numbers == [0, 1, 2])
    #expect(log.column("loss")?.numbers == [1, 2, 3])
    #expect(log.remarks.isEmpty)
  }

  @Test("a restart replaces what came before from its first step on, tag by tag")
  func restart() throws {
    let log = try joined(
      EventBytes.file(
        startedAt: 1, EventBytes.scalar("loss", step: 0, 1), EventBytes.scalar("loss", step: 1, 2),
        EventBytes.scalar("test", step: 1, 9), EventBytes.scalar("loss", step: 2, 3)),
      EventBytes.file(startedAt: 2, EventBytes.scalar("loss", step: 1, 20), EventBytes.scalar("loss", step: 2, 30)))
    #expect(log.rowCount == 4)
    #expect(log.column("loss")?.numbers == [1, 20, 30])
    #expect(log.column("loss")?.rows == [0, 2, 3])
    #expect(log.column("test")?.numbers == [9])
    #expect(log.column("step")?.numbers == [0, 1, 1, 2])
    #expect(log.remarks == ["1.tfevents: starts again at step 1; 2 earlier values from there on left out"])
  }

  @Test("a session that starts voids all tags from its step on, and a step back without one does not")
  func session() throws {
    var start = TensorBoardEvent()
    start.step = 1
    start.sessionLog.status = .start
    let log = try log(
      EventBytes.file(
        EventBytes.scalar("loss", step: 1, 1), EventBytes.scalar("loss", step: 0, 2),
        EventBytes.scalar("test", step: 5, 3), start, EventBytes.scalar("loss", step: 1, 4)))
    #expect(log.columns.map(\.name) == ["step", "wall_time", "loss"])
    #expect(log.column("loss")?.numbers == [2, 4])
    #expect(log.remarks == ["a.tfevents: starts again at step 1; 2 earlier values from there on left out"])
  }

  @Test("damage is passed over and named with its place")
  func damage() throws {
    let parts = try [EventBytes.file(), EventBytes.file(EventBytes.scalar("loss", step: 1, 1))]
    let head = parts[0].count
    let record = Array(parts[1][head...])
    var bad = record
    bad[14] ^= 0xFF
    let nonsense = RecordWriter.record([0x0F, 0xFF])
    let mended = try log(parts[0] + bad + nonsense + record)
    #expect(mended.column("loss")?.numbers == [1])
    #expect(mended.remarks == ["a.tfevents: 2 records are damaged, the first at byte \(head); left out"])

    let cut = try log(parts[0] + record + record.dropLast())
    #expect(cut.column("loss")?.numbers == [1])
    #expect(
      cut.remarks == [
        "a.tfevents: ends inside the record at byte \(head + record.count), as it does while it is being written"
      ])

    let lost = try log(parts[0] + record + [UInt8](repeating: 0, count: 1_500))
    #expect(lost.column("loss")?.numbers == [1])
    #expect(
      lost.remarks == [
        "a.tfevents: the record at byte \(head + record.count) is damaged, and so is where the next one begins; "
          + "the 1,500 bytes from there on are not read"
      ])
  }

  @Test("no event file and an empty one are errors")
  func errors() {
    #expect(throws: LogError.emptyFile(path: "runs/a.tfevents")) { try log([]) }
    #expect(throws: LogError.self) { try log(Array("step,loss\n1,2\n3,4\n".utf8)) }
  }

  @Test("files of event logs are known by their name and by their first bytes")
  func recognition() throws {
    #expect(EventLog.recognizes(name: "events.out.tfevents.1669157753.host.20793.1.v2"))
    #expect(!EventLog.recognizes(name: "events.out.tfevents.1669157753.host.20793.1.v2.scalars.csv"))
    #expect(!EventLog.recognizes(name: "progress.csv"))
    #expect(try EventLog.recognizes(EventBytes.file()))
    #expect(!EventLog.recognizes(Array("tag,step,wall_time,value".utf8)))
  }
}
