/// Rows of a table, ascending: a range while none is missing, else a list.
package struct LogRows: Sendable, Equatable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private var range: Range<Int>
  /// The rows where they are no range.
  private var list: [Int]?

  /// The rows of a range.
  package init(_ range: Range<Int>) { self.range = range }

  /// These rows, which ascend.
  package init(_ rows: some Sequence<Int>) {
    range = 0..<0
    for row in rows { append(row) }
  }

  /// These rows, which ascend.
  package init(arrayLiteral rows: Int...) { self.init(rows) }

  /// Adds a row behind the last.
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

  /// The first position from `start` on whose row is `row` or a later one.
  ///
  /// Steps of doubling length first: quick both where that is near and in a long list.
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

  /// Whether the rows are `0..<count`.
  func areAll(of count: Int) -> Bool { list == nil && range == 0..<count }

  package static func == (left: LogRows, right: LogRows) -> Bool {
    left.list == nil && right.list == nil && !left.range.isEmpty ? left.range == right.range : left.elementsEqual(right)
  }
}
