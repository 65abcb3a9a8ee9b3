import Descent
import Wording

/// The numbers behind a landscape: a row a point, rows of the grid one after the other.
package struct LandscapeTable: ResultTable {
  private let result: LandscapeResult

  /// The table of a result.
  package init(_ result: LandscapeResult) { self.result = result }

  /// Writes the table, a row of the grid at a time.
  package func write(to sink: (String) throws -> Void) rethrows {
    let examples = result.examples.map { ",example_\($0.example)" }.joined()
    try sink("a,b,loss,data,regularization\(examples)\n")
    let hasParts = result.facts.trainingCount > 0
    let losses = result.losses
    for row in 0..<max(1, result.b.count) {
      var chunk = ""
      for column in result.a.indices {
        let index = row * result.a.count + column
        guard index < result.computedCount else { continue }
        var cells = [
          TableCell.number(result.a[column]), result.isLine ? "" : TableCell.number(result.b[row]),
          TableCell.number(losses[index]), hasParts ? TableCell.number(result.data[index]) : "",
          hasParts ? TableCell.number(result.regularization.isEmpty ? 0 : result.regularization[index]) : "",
        ]
        cells += result.examples.map { TableCell.number($0.losses[index]) }
        chunk += cells.joined(separator: ",") + "\n"
      }
      try sink(chunk)
    }
  }
}
