/// What a ``FormulaModel`` keeps between a prediction and its pull-back.
public struct FormulaWorkspace {
  /// The features of the last block, row after row.
  @usableFromInline var features: Matrix
  /// What the formula writes to on the way to its slopes.
  @usableFromInline let tape = Tape()

  /// Room for blocks of up to `rows` rows.
  @usableFromInline init(rows: Int, inputs: Int) { features = Matrix(rows: rows, columns: inputs) }
}
