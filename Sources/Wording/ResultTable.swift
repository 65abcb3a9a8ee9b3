/// All numbers behind a figure, as comma-separated values in full precision.
///
/// The first line names the columns. An empty cell is something that was not measured; `nan` and `inf` are spelled out.
package protocol ResultTable: Sendable {
  /// Writes the table, a chunk of lines at a time.
  func write(to sink: (String) throws -> Void) rethrows
}
