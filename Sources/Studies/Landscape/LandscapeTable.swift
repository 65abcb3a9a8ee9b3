import Descent
package import Wording

extension LandscapeResult {
  /// The numbers behind a landscape: a row a point, rows of the grid one after the other.
  package var table: Table {
    let losses = losses
    let hasParts = facts.trainingCount > 0
    return Table(0..<min(computedCount, a.count * max(1, b.count))) {
      Column("a") { a[$0 % a.count] }
      Column("b") { isLine ? nil : b[$0 / a.count] }
      Column("loss") { losses[$0] }
      Column("data") { hasParts ? data[$0] : nil }
      Column("regularization") { hasParts ? regularization.isEmpty ? 0 : regularization[$0] : nil }
      for example in examples { Column("example_\(example.example)") { example.losses[$0] } }
    }
  }
}
