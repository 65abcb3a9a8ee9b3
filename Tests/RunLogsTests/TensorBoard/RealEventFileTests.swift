import Foundation
import RunLogs
import TestSupport
import Testing

@Suite(.enabled(if: RealData.isThere, "\(RealData.absence)"))
struct RealEventFileTests {
  private static let files = [
    "dipesh_torch/fashion_mnist/events.out.tfevents.1663726253.Dipeshs-MacBook-Pro.local.10148.0",
    "dipesh_torch/only_funcs/events.out.tfevents.1663764009.Dipeshs-MacBook-Pro.local.11324.0",
    "dipesh_torch/only_funcs/run_14h_tanx/events.out.tfevents.1663764009.Dipeshs-MacBook-Pro.local.11324.3",
    "kirschberg_tf2/Homework04/logs/SUB_1/Adam/test/events.out.tfevents.1669157753.Kirschberg-PC.20793.1.v2",
    "kirschberg_tf2/Homework04/logs/SUB_1/Adam/train/events.out.tfevents.1669157753.Kirschberg-PC.20793.0.v2",
    "yolov5_torch/exp/events.out.tfevents.1630708260.Saazs-Air.fios-router.home.4344.0",
  ]

  private func read(_ name: String) throws -> Log {
    let path = (RealData.folder ?? "") + "/tb/" + name
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    return try #require(EventLog.read(bytes, path: path).first)
  }

  @Test("scalars of PyTorch and TensorFlow are those that TensorBoard exports, value for value", arguments: files)
  func values(file: String) throws {
    let log = try read(file)
    let steps = try #require(log.column("step")?.numbers)
    let times = try #require(log.column("wall_time")?.numbers)
    let rows = try RealData.rows(of: "tb/\(file).scalars.csv")
    #expect(!rows.isEmpty)

    var found: [String: Int] = [:]
    for row in rows {
      let (tag, numbers) = (String(row[0]), row[1...3].map { Double($0) })
      let column = try #require(log.column(tag))
      let position = found[tag, default: 0]
      found[tag] = position + 1
      #expect(numbers[0] == steps[column.rows[position]])
      #expect(numbers[1] == times[column.rows[position]])
      #expect(numbers[2] == column.numbers?[position])
    }
    #expect(Set(found.keys) == Set(log.columns.dropFirst(2).map(\.name)))
    for (tag, count) in found { #expect(log.column(tag)?.rows.count == count) }
  }

  @Test("pictures and graphs of real files are counted, and nothing else is said of them")
  func remarks() throws {
    #expect(
      try read(Self.files[0]).remarks == [
        "left out what is no scalar: graphs (1), images (16), pr_curves (1), run metadata (1)"
      ])
    #expect(try read(Self.files[1]).remarks == [])
    #expect(try read(Self.files[5]).remarks == ["left out what is no scalar: graphs (1), images (6), run metadata (1)"])
  }
}
