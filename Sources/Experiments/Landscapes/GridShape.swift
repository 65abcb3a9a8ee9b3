/// How samples on a line or a grid bend along its rows and columns.
package struct GridShape: Sendable, Codable, Equatable {
  /// The share of second differences that are zero to rounding, from 0 to 1: nearly all where a function consists of flat
  /// pieces, none where it is curved.
  package var flatShare: Double
  /// Whether no second difference is below zero.
  package var isConvex: Bool

  /// The shape of samples row by row; `nil` when no three finite ones lie in a row.
  init?(a: [Double], b: [Double], values: [Double]) {
    let finite = values.filter(\.isFinite).map(\.magnitude)
    guard let scale = finite.max(), scale > 0 else { return nil }
    var lines: [SecondDifferences] = []
    for row in 0..<max(1, b.count) {
      lines.append(
        SecondDifferences(x: a, y: Array(values[row * a.count..<(row + 1) * a.count]), scale: scale))
    }
    if b.count > 2 {
      for column in a.indices {
        lines.append(SecondDifferences(x: b, y: b.indices.map { values[$0 * a.count + column] }, scale: scale))
      }
    }
    let count = lines.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    flatShare = 1 - Double(lines.reduce(0) { $0 + $1.bends.count }) / Double(count)
    isConvex = lines.allSatisfy(\.isConvex)
  }
}
