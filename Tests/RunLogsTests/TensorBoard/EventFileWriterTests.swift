import Testing

@testable import RunLogs

struct EventFileWriterTests {
  private func file(_ scalars: [(tag: String, value: Double)]...) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = try EventFileWriter(start: 0) { bytes += $0 }
    for (step, values) in scalars.enumerated() { try writer.append(values, step: step, wallTime: Double(step)) }
    try writer.finish()
    return bytes
  }

  @Test("a file is these bytes")
  func golden() throws {
    let bytes = try file([("loss", 0.5)], [("loss", 0.25), ("rate", 0.1)])
    let digits = "0123456789abcdef".map(\.self)
    let text = String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    #expect(text == "?")
  }

  @Test("what is written is read again, in single precision")
  func roundTrip() throws {
    let log = try #require(
      EventLog.read(
        file([("loss", 0.1), ("rate", .infinity)], [], [("loss", .nan)]), path: "a"
      ).first)
    #expect(log.remarks.isEmpty)
    #expect(log.column("step")?.numbers == [0, 2])
    #expect(log.column("wall_time")?.numbers == [0, 2])
    #expect(log.column("loss")?.numbers?[0] == Double(Float(0.1)))
    #expect(log.column("loss")?.numbers?[1].isNaN == true)
    #expect(log.column("rate")?.numbers == [.infinity])
  }
}
