import Wording

/// The numbers behind a step sweep: a row a size.
package struct StepsTable: ResultTable {
  private let result: StepsResult

  /// The table of a result.
  package init(_ result: StepsResult) { self.result = result }

  /// Writes the table; the first column names the sweep where there are several.
  package func write(to sink: (String) throws -> Void) rethrows {
    let hasSeveral = result.sweeps.count > 1
    try sink("\(hasSeveral ? "series," : "")step_size,loss,change,state\n")
    for sweep in result.sweeps {
      let name = hasSeveral ? TableCell.text(sweep.label) + "," : ""
      for (index, state) in sweep.states.enumerated() {
        let numbers = [sweep.sizes[index], sweep.losses[index], sweep.changes[index]].map { TableCell.number($0) }
        try sink(name + numbers.joined(separator: ",") + ",\(state.rawValue)\n")
      }
    }
  }
}
