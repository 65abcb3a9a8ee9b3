import Foundation
import Testing
import Wording

struct TableTests {
  private struct Run {
    var name: String
    var loss: Double?
    var steps = 3
  }

  private func table(_ runs: [Run], hasSteps: Bool = true) -> Table {
    Table(runs) {
      Column("name", heading: "run") { $0.name }
      Column("train_loss", heading: "loss") { $0.loss }
      if hasSteps { Column("steps") { $0.steps } }
      Column(heading: "ends") { $0.loss?.isFinite }
    }
  }

  private func commaSeparated(_ table: Table) -> String {
    var text = ""
    table.write { text += $0 }
    return text
  }

  @Test func `programs get full precision, people few digits, and each their own columns`() {
    let table = table([Run(name: "a", loss: 1.0 / 3), Run(name: "b", loss: -2e-7), Run(name: "c", loss: .infinity)])
    #expect(commaSeparated(table) == "name,train_loss,steps\na,0.3333333333333333,3\nb,-2e-07,3\nc,inf,3\n")
    #expect(
      table.text == """
        run  loss       ends
        a    0.3333     yes
        b    -2.000e-7  yes
        c    inf        no

        """)
  }

  @Test func `what was not measured is empty, missing, or no column at all`() throws {
    let table = table([Run(name: "a", loss: nil)], hasSteps: false)
    #expect(commaSeparated(table) == "name,train_loss\na,\n")
    #expect(table.text == "run\na\n")
    #expect(String(decoding: try JSONEncoder().encode(table), as: UTF8.self) == #"[{"name":"a"}]"#)
  }

  @Test func `whole numbers are whole, and words are quoted where they would be several cells`() {
    let table = table([Run(name: "a, \"b\"", loss: 2), Run(name: "", loss: 1e15)], hasSteps: false)
    #expect(commaSeparated(table) == "name,train_loss\n\"a, \"\"b\"\"\",2\n,1000000000000000.0\n")
  }

  @Test func `a long table is made row by row and comes in pieces of whole lines`() {
    var made = 0
    var pieces: [String] = []
    let table = Table(
      (0..<100_000).lazy.map { (row: Int) -> Int in
        made += 1; return row
      }
    ) { Column("row") { $0 } }
    var rowsAtFirstPiece: Int?
    table.write {
      pieces.append($0)
      rowsAtFirstPiece = rowsAtFirstPiece ?? made
    }
    #expect(pieces.count > 5 && pieces.allSatisfy { $0.hasSuffix("\n") })
    #expect((rowsAtFirstPiece ?? .max) < 20_000 && made == 100_000)
  }
}
