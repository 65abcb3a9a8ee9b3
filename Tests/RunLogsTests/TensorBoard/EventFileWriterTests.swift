import RunLogs
import Testing

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
    // Length, checksum, event (wall_time 0 and step 0 are not written), checksum, in the format of TensorBoard's
    // reader.
    let version = "0f00000000000000" + "6d532b09" + "1a0d" + "627261696e2e4576656e743a32" + "fc985129"
    let first = "0f00000000000000" + "6d532b09" + "2a0d0a0b" + "0a046c6f7373" + "150000003f" + "5feda51e"
    let second =
      "2700000000000000" + "bbe1b146" + "09000000000000f03f" + "1001" + "2a1a" + "0a0b0a046c6f7373" + "150000803e"
      + "0a0b0a0472617465" + "15cdcccc3d" + "b7a18917"
    #expect(text == version + first + second)
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
