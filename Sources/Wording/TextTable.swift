/// A table for a terminal, with columns of minimal width and numbers aligned to the right.
package struct TextTable {
  private var rows: [[String]]

  /// Creates a table with column heads.
  package init(_ heads: [String]) { rows = [heads] }

  /// Appends a row.
  package mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The table without columns that are empty below their heads, one line per row.
  package var text: String {
    let shown = rows[0].indices.filter { column in rows.dropFirst().contains { !$0[column].isEmpty } }
    let widths = shown.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let isNumeric = shown.map { column in
      rows.dropFirst().allSatisfy { row in
        row[column].isEmpty || row[column].first?.isNumber == true || row[column].first == "-"
      }
    }
    return rows.map { row in
      zip(zip(shown, widths), isNumeric).map { place, isNumeric in
        let padding = String(repeating: " ", count: place.1 - row[place.0].count)
        return isNumeric ? padding + row[place.0] : row[place.0] + padding
      }.joined(separator: "  ").trimmingEnd + "\n"
    }.joined()
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
