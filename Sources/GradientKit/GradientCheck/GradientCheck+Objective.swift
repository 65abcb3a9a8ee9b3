extension GradientCheck {
  /// Checks the gradient of an objective at a point.
  ///
  /// - Parameters:
  ///   - objective: what to check.
  ///   - point: where, one number a parameter.
  ///   - batch: the examples, all unless given.
  ///   - sample: how many entries to check, drawn with the seed; all of them unless given.
  ///   - place: where the point is, in words to put behind each entry.
  /// - Returns: What was found; the loss is compared too, with the one asked for without a gradient.
  /// - Throws: What the objective throws.
  public func report(
    on objective: any Objective, at point: [Double], batch: Batch = .all, sample: Int? = nil, place: String = ""
  ) throws -> GradientReport {
    precondition(point.count == objective.dimension)
    var gradient = [Double](repeating: .nan, count: point.count)
    let here = try objective.value(at: point, on: batch, gradient: &gradient)
    let alone = try objective.value(at: point, on: batch)
    var report = GradientReport()
    let suffix = place.isEmpty ? "" : " " + place
    report.add(compare(loss: here, formula: alone, place: "beside its gradient" + suffix))
    var indices = Array(point.indices)
    if let sample, sample < indices.count {
      var random = RandomSource(seed: seed, for: .check)
      random.shuffle(&indices)
      indices = indices[..<sample].sorted()
    }
    let moves = indices.flatMap { index in
      [point[index] - distance(at: point[index]), point[index] + distance(at: point[index])].map {
        Displacement(index: index, value: $0)
      }
    }
    let values = try objective.values(around: point, at: moves, on: batch)
    for (number, index) in indices.enumerated() {
      report.add(
        compare(slope: gradient[index], at: point[index], place: "entry \(index)\(suffix)", here: alone) {
          values[2 * number + ($0 > point[index] ? 1 : 0)]
        })
    }
    return report
  }
}
