/// The median of the same thing in several runs that hold a value until the next, with the lowest and the highest.
package struct SearchSpread: Sendable, Equatable {
  /// Where any run changes, ascending, from where all of them have a value.
  package var x: [Double] = []
  /// The median of the runs there; of an even number of runs, the mean of the two in the middle.
  package var median: [Double] = []
  /// The lowest.
  package var low: [Double] = []
  /// The highest.
  package var high: [Double] = []

  /// The spread of some curves, each with its last value kept where others go on.
  package init(_ curves: [Curve]) {
    let curves = curves.filter { !$0.x.isEmpty }
    guard let begin = curves.compactMap(\.x.first).max() else { return }
    var places = [Int](repeating: 0, count: curves.count)
    for x in Set(curves.flatMap(\.x)).sorted() where x >= begin {
      var values: [Double] = []
      for (index, curve) in curves.enumerated() {
        while places[index] + 1 < curve.x.count, curve.x[places[index] + 1] <= x { places[index] += 1 }
        values.append(curve.y[places[index]])
      }
      values.sort()
      self.x.append(x)
      median.append((values[(values.count - 1) / 2] + values[values.count / 2]) / 2)
      low.append(values[0])
      high.append(values[values.count - 1])
    }
  }
}
