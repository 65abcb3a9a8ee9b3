/// Ascending rows of a table: a range if none is missing, otherwise a list.
package struct LogRows: Sendable, Equatable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private var range: Range<Int>
  /// The rows, if they are not a range.
  private var list: [Int]?

  /// Creates the rows of a range.
  package init(_ range: Range<Int>) { self.range = range }

  /// Creates rows from ascending numbers.
  package init(_ rows: some Sequence<Int>) {
    range = 0..<0
    for row in rows { append(row) }
  }

  /// Creates rows from ascending numbers.
  package init(arrayLiteral rows: Int...) { self.init(rows) }

  /// Appends a row after the last.
  mutating func append(_ row: Int) {
    if list != nil {
      list?.append(row)
    } else if range.isEmpty {
      range = row..<(row + 1)
    } else if row == range.upperBound {
      range = range.lowerBound..<(row + 1)
    } else {
      list = Array(range) + [row]
    }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { list?.count ?? range.count }
  package subscript(position: Int) -> Int { list?[position] ?? range.lowerBound + position }

  /// Returns the first index from `start` on whose row is at least `row`.
  ///
  /// Gallops with steps of doubling length, which is fast both nearby and in a long list.
  package func firstIndex(notBelow row: Int, from start: Int) -> Int {
    var (low, step) = (start, 1)
    while low + step <= count, self[low + step - 1] < row { (low, step) = (low + step, step * 2) }
    var high = Swift.min(low + step - 1, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns whether the rows are `0..<count`.
  func areAll(of count: Int) -> Bool { list == nil && range == 0..<count }

  package static func == (left: LogRows, right: LogRows) -> Bool {
    left.list == nil && right.list == nil && !left.range.isEmpty ? left.range == right.range : left.elementsEqual(right)
  }
}
