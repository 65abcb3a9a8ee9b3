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

  @Test func `a row is found from any place before it, by few steps`() {
    let rows = LogRows([2, 3, 5, 8, 13, 21, 34, 55, 89])
    for start in 0...9 {
      for row in 0...90 {
        let expected = (start..<9).first { rows[$0] >= row } ?? 9
        #expect(rows.firstIndex(notBelow: row, from: start) == expected)
      }
    }
  }
}
