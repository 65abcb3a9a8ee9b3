extension LogColumn {
  /// The column's parts in `count` logs, where `places` says to which of them a row goes, and as which row.
  func divided(among count: Int, _ places: [(run: Int, row: Int)]) -> [LogColumn] {
    var indices = [[Int]](repeating: [], count: count)
    for (index, row) in rows.enumerated() { indices[places[row].run].append(index) }
    return indices.map { indices in
      let cells: Cells =
        switch self.cells {
        case .numbers(let numbers): .numbers(indices.map { numbers[$0] })
        case .texts(let texts): .texts(indices.map { texts[$0] })
        }
      return LogColumn(
        name: name, rows: indices.map { places[rows[$0]].row }, cells: cells,
        band: band?.part(at: indices))
    }
  }
}
