/// How panels stand to each other.
package enum Arrangement: Hashable, Sendable {
  /// One above the other, with one x axis for all.
  case stacked
  /// In one row.
  case sideBySide
  /// In rows of so many.
  case grid(columns: Int)

  /// The number of columns for so many panels.
  func columns(for count: Int) -> Int {
    switch self {
    case .stacked: 1
    case .sideBySide: max(1, count)
    case .grid(let columns): max(1, min(columns, count))
    }
  }
}
