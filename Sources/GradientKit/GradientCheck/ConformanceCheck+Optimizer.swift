extension ConformanceCheck {
  /// Makes a few steps on a parabola, which must stay finite.
  mutating func check<O: Optimizer>(_ optimizer: O) throws {
    guard O.defaultRate.isFinite, O.defaultRate > 0 else {
      problems.append("its default rate is \(O.defaultRate), and must be above 0")
      return
    }
    let start = [1.0, -2]
    let optimizer = optimizer.adapted(to: Parabola().layout)
    var point = start
    var state = optimizer.initialState(at: point, random: RandomSource(seed: 0, for: .optimizer))
    var oracle = Oracle(Parabola())
    for step in 1...20 {
      oracle.begin(at: point, on: .all)
      try optimizer.step(&point, &state, rate: O.defaultRate, asking: &oracle)
      guard point.count == start.count, point.allSatisfy(\.isFinite) else {
        problems.append("after step \(step) on ½x² + y² from \(start), at its default rate, the point is \(point)")
        return
      }
      let evaluated = optimizer.evaluated(point, state)
      guard evaluated.count == start.count, evaluated.allSatisfy(\.isFinite) else {
        problems.append("after step \(step) on ½x² + y² from \(start), the point it is evaluated at is \(evaluated)")
        return
      }
    }
  }

  /// ½x² + y², which no reasonable step leaves.
  private struct Parabola: Objective {
    var dimension: Int { 2 }
    var exampleCount: Int { 1 }

    func value(at point: [Double], on batch: Batch) -> Double { point[0] * point[0] / 2 + point[1] * point[1] }

    func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
      gradient = [point[0], 2 * point[1]]
      return value(at: point, on: batch)
    }
  }
}
