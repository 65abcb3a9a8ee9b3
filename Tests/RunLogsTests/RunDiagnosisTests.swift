import Foundation
import RunLogs
import TestSupport
import Testing

struct RunDiagnosisTests {
  /// Returns reproducible noise with a standard deviation of one.
  private static func noise(_ index: Int) -> Double {
    var state = UInt64(index) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
    var sum = 0.0
    for _ in 0..<12 {
      state ^= state >> 30
      state = state &* 0xBF58_476D_1CE4_E5B9 &+ 0x94D0_49BB_1331_11EB
      sum += Double(state >> 11) * 0x1p-53
    }
    return sum - 6
  }

  private static func healthy(_ index: Int) -> Double { 2.3 * exp(-Double(index) / 100) + 0.2 + 0.05 * noise(index) }

  /// Returns the findings in a table of 400 rows with a step of ten and these columns, as `column: kind at x`.
  private func findings(_ columns: [(String, (Int) -> Double)], rows: Int = 400) throws -> [String] {
    let text =
      "step," + columns.map(\.0).joined(separator: ",") + "\n"
      + (0..<rows).map { row in "\(10 * row)," + columns.map { "\($0.1(row))" }.joined(separator: ",") + "\n" }.joined()
    let folder = try TemporaryFolder(["a.csv": Array(text.utf8)])
    let result = try LogsResult(["\(folder.path)/a.csv"], choice: LogChoice(addsRates: true))
    return RunDiagnosis(result).findings.map { "\($0.column): \($0.kind.rawValue) at \(Int($0.x))" }
  }

  @Test func `nothing is unusual in a healthy run`() throws {
    #expect(try findings([("loss", Self.healthy)]) == [])
    #expect(
      try findings([("loss", Self.healthy), ("lr", { 1e-3 * min(1, Double($0 + 1) / 20) * (1 - Double($0) / 400) })])
        == [])
    #expect(try findings([("reward", { 100 - 40 * Self.healthy($0) })]) == [])
    #expect(try findings([("val_accuracy", { 1 - 0.3 * Self.healthy($0) })], rows: 40) == [])
  }

  @Test func `a spike is found where it is, upwards in losses and downwards in rewards`() throws {
    #expect(try findings([("loss", { $0 == 200 ? 30 : Self.healthy($0) })]) == ["loss: spike at 2000"])
    #expect(try findings([("reward", { $0 == 150 ? -300 : 100 - 40 * Self.healthy($0) })]) == ["reward: spike at 1500"])
  }

  @Test func `divergence is dated to where the loss leaves its best`() throws {
    let found = try findings([("loss", { $0 < 250 ? Self.healthy($0) : 0.4 * exp(Double($0 - 250) / 20) })])
    #expect(found.count == 1)
    let onset = try #require(found.first?.split(separator: " ").last.flatMap { Int($0) })
    #expect(found[0].hasPrefix("loss: diverged at ") && (2_450...2_650).contains(onset))
  }

  @Test func `values that are not finite are dated to where they begin`() throws {
    #expect(try findings([("loss", { $0 < 300 ? Self.healthy($0) : .nan })]) == ["loss: not finite at 3000"])
    #expect(try findings([("loss", { $0 == 30 ? .infinity : Self.healthy($0) })]) == ["loss: not finite at 300"])
  }

  @Test func `a plateau is found that is most of a run`() throws {
    let found = try findings([("loss", { 2 * exp(-Double($0) / 13) + 0.2 + 0.01 * Self.noise($0) })])
    #expect(found.count == 1 && found[0].hasPrefix("loss: plateau at "))
  }

  @Test func `a rate that jumps is found, and one that warms up or is cut is not`() throws {
    #expect(
      try findings([("loss", Self.healthy), ("lr", { $0 < 100 ? 0.01 : $0 < 250 ? 0.001 : 0.01 })])
        == ["lr: rate jumps at 2500"])
    #expect(try findings([("loss", Self.healthy), ("learning_rate", { $0 < 100 ? 0.01 : 0.001 })]) == [])
  }

  @Test func `overfitting begins where validation is best`() throws {
    let found = try findings(
      [
        ("loss", { 2 * exp(-Double($0) / 15) + 0.01 * Self.noise($0) }),
        ("val_loss", { 2 * exp(-Double($0) / 7.5) + 0.01 * Double($0) + 0.01 * Self.noise($0 + 1_000) }),
      ], rows: 60)
    #expect(found.count == 1 && found[0].hasPrefix("val_loss: overfitting at 2"))
  }

  @Test func `noise that repeats has a period`() throws {
    let found = try findings([
      ("loss", { 2 * exp(-Double($0) / 100) + 0.1 * Self.noise($0 % 40) + 0.02 * Self.noise($0) })
    ])
    #expect(found == ["loss: period at 400"])
  }

  @Test func `noise as large as what is measured is said`() throws {
    let found = try findings([("loss", { 0.5 - 0.0002 * Double($0) + 0.6 * Self.noise($0) })])
    #expect(found.contains { $0.hasPrefix("loss: noise") })
  }
}
