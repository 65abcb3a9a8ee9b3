import RunLogs
import Testing

@Suite("Log")
struct LogTests {
  @Test("a column is found by its exact name")
  func column() {
    let loss = LogColumn(name: "loss", rows: [0, 2], cells: .numbers([1, .nan]))
    let log = Log(path: "a.csv", name: "a", kind: .csv, rowCount: 3, columns: [loss])
    #expect(log.column("loss")?.rows == [0, 2])
    #expect(log.column("Loss") == nil)
  }
}
