import GradientKit
import RunLogs
import SwiftProtobuf
import Testing

/// Checks that any bytes give a log or a `LogError`.
struct HostileEventFileTests {
  private func whole() throws -> [[UInt8]] {
    var start = TensorBoardEvent()
    start.step = 3
    start.sessionLog.status = .start
    let events = [
      EventBytes.scalar("loss", step: 1, 0.5), EventBytes.scalar("loss", step: .max, .infinity),
      EventBytes.tensor("t", step: .min, plugin: "scalars") {
        $0.dtype = .dtFloat
        $0.tensorShape.dim = [.init()]
        $0.floatVal = [1]
      },
      EventBytes.event("i", step: 2) { $0.image = .init() }, start, EventBytes.scalar("loss", step: 3, 4),
    ]
    return try events.map { try $0.serializedBytes() }
  }

  @Test("damaged and cut files are never a trap")
  func damagedFiles() throws {
    let file = try whole().flatMap { RecordWriter.record($0) }
    var random = RandomSource(seed: 20, for: .check)
    for _ in 0..<600 { check(damaged(file, &random)) }
  }

  @Test("damaged messages behind right checks are never a trap")
  func damagedMessages() throws {
    let messages = try whole()
    var random = RandomSource(seed: 21, for: .check)
    for _ in 0..<600 { check(messages.flatMap { RecordWriter.record(damaged($0, &random)) }) }
  }

  @Test("random messages are never a trap")
  func randomMessages() {
    var random = RandomSource(seed: 22, for: .check)
    for _ in 0..<400 {
      check(
        RecordWriter.record(
          (0..<random.index(below: 60)).map { _ in
            // Small numbers are field keys and plausible lengths.
            UInt8(truncatingIfNeeded: random.next()) & (random.index(below: 2) == 0 ? 0x3F : 0xFF)
          }))
    }
  }

  private func damaged(_ whole: [UInt8], _ random: inout RandomSource) -> [UInt8] {
    var bytes = Array(whole.prefix(random.index(below: 2) == 0 ? random.index(below: whole.count + 1) : whole.count))
    for _ in 0..<random.index(below: 4) where !bytes.isEmpty {
      bytes[random.index(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next())
    }
    return bytes
  }

  private func check(_ bytes: [UInt8]) {
    do {
      // The same file again is a restart that repeats everything.
      let log = try EventLog.read([("a", bytes), ("b", bytes)], path: "", name: "")
      for column in log.columns {
        #expect(column.rows.count == column.numbers?.count)
        #expect(column.rows.allSatisfy { $0 < log.rowCount } && zip(column.rows, column.rows.dropFirst()).allSatisfy(<))
      }
      #expect(Set(log.columns.map(\.name)).count == log.columns.count)
    } catch {
      #expect(bytes.isEmpty, "\(error) for \(bytes)")
    }
  }
}
