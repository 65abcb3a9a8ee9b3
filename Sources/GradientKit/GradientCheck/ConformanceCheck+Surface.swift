extension ConformanceCheck {
  /// Checks that what a surface says of itself fits together, and its gradient where descent may pass.
  mutating func check(_ surface: some Surface) throws {
    let dimension = surface.dimension
    guard dimension > 0, surface.start.count == dimension, surface.window.count == dimension,
      surface.minima.allSatisfy({ $0.count == dimension })
    else {
      problems.append("its start, window and minima must have as many coordinates as its dimension, \(dimension)")
      return
    }
    guard (surface.value(Point(surface.start)) as Double).isFinite else {
      problems.append("it is not finite at its start, \(surface.start)")
      return
    }
    var random = RandomSource(seed: 0, for: .check)
    let drawn = (0..<12).map { _ in
      surface.window.map { $0.lowerBound + random.uniform() * ($0.upperBound - $0.lowerBound) }
    }
    var report = GradientReport()
    for point in [surface.start] + surface.minima + drawn {
      report.add(try GradientCheck().report(on: SurfaceObjective(surface), at: point, place: "at \(point)"))
    }
    judge(report)
    for minimum in surface.minima {
      let lowest: Double = surface.value(Point(minimum))
      for point in drawn {
        let height: Double = surface.value(Point(point))
        if height < lowest - 1e-6 * max(1, lowest.magnitude) {
          problems.append("\(minimum), with \(lowest), is no minimum: at \(point) it is \(height)")
          return
        }
      }
    }
  }
}
