extension Log {
  /// The names of columns that say which run a row belongs to.
  private static let runColumns: Set<String> = [
    "series", "run", "run_id", "run_name", "experiment", "seed", "trial", "algo", "algorithm",
  ]

  /// The runs in a table that has the rows of several, told apart by columns such as `series`, `run` and `seed`; else the
  /// log itself.
  ///
  /// Such a column does so where it has a value in every row, and each value in two rows or more on average.
  var runs: [Log] {
    let telling = columns.filter { column in
      Self.runColumns.contains(column.name.lowercased()) && column.rows.count == rowCount
    }.filter { column in
      let count = Set(Self.words(of: column)).count
      return count > 1 && count * 2 <= rowCount
    }
    guard !telling.isEmpty else { return [self] }

    let words = telling.map(Self.words)
    var names: [[String]] = []
    var positions: [[String]: Int] = [:]
    /// The run of each row, and its row there.
    var places: [(run: Int, row: Int)] = []
    var counts: [Int] = []
    for row in 0..<rowCount {
      let name = words.map { $0[row] }
      let run = positions[name] ?? names.count
      if run == names.count {
        positions[name] = run
        names.append(name)
        counts.append(0)
      }
      places.append((run, counts[run]))
      counts[run] += 1
    }
    guard names.count * 2 <= rowCount else { return [self] }

    var runs = zip(names, counts).map { name, count in
      let parts = zip(telling, name).map { column, word in column.numbers == nil ? word : "\(column.name) \(word)" }
      return Log(
        path: path, name: parts.joined(separator: ", "), kind: kind, rowCount: count, columns: [], remarks: [])
    }
    runs[0].remarks = remarks
    for column in columns {
      for (run, part) in column.divided(among: runs.count, places).enumerated() where !part.rows.isEmpty {
        runs[run].columns.append(part)
      }
    }
    return runs
  }

  private static func words(of column: LogColumn) -> [String] {
    switch column.cells {
    case .texts(let texts): texts
    case .numbers(let numbers): numbers.map { number in Int(exactly: number).map { "\($0)" } ?? "\(number)" }
    }
  }
}
