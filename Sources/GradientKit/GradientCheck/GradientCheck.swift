/// A comparison of slopes with central differences, in double precision.
///
/// A slope a passes against a difference n if |a − n| ≤ 10⁻⁵ + 10⁻³·|n| (the tolerances of PyTorch's gradcheck); a
/// purely relative measure would fail slopes whose true value is zero.
public struct GradientCheck: Sendable {
  /// The step of the differences: h at x is this times max(1, |x|).
  public var step = 1e-5
  /// The absolute tolerance of a slope.
  public var absoluteTolerance = 1e-5
  /// The relative tolerance of a slope.
  public var relativeTolerance = 1e-3
  /// The seed of the points to check.
  public var seed: UInt64 = 0

  /// Creates a check with PyTorch's tolerances and the seed 0.
  public init() {}

  /// Compares the slope `given` with (f(x + h) − f(x − h)) / 2h.
  ///
  /// - Parameters:
  ///   - given: The slope to check.
  ///   - x: The position.
  ///   - place: A description of the position that begins with `at` or names the entry.
  ///   - here: f(x).
  ///   - function: f.
  /// - Returns: Both numbers and the outcome.
  public func compare(
    slope given: Double, at x: Double, place: String, here: Double, function: (Double) throws -> Double
  ) rethrows -> GradientEntry {
    let (below, above) = (x - distance(at: x), x + distance(at: x))
    let (low, high) = (try function(below), try function(above))
    // Dividing by the actual difference avoids the rounding of x + h.
    let expected = (high - low) / (above - below)
    let (left, right) = ((here - low) / (x - below), (high - here) / (above - x))
    let outcome: GradientEntry.Outcome
    if !here.isFinite || !expected.isFinite {
      outcome = .undefined
    } else if (given - expected).magnitude <= tolerance(for: expected) {
      outcome = .agrees
    } else {
      let slack = tolerance(for: max(left.magnitude, right.magnitude))
      let isBetween = given >= min(left, right) - slack && given <= max(left, right) + slack
      outcome = isBetween && (left - right).magnitude > slack ? .kink : .differs
    }
    // The effect of the rounding of f on a difference, with a margin because f may be a sum.
    let rounding = 8 * Double.ulpOfOne * max(low.magnitude, high.magnitude) / (above - below)
    return GradientEntry(
      quantity: .slope, place: place, given: given, expected: expected, outcome: outcome,
      isZero: max(given.magnitude, expected.magnitude) <= rounding)
  }

  /// Compares a loss with the value of its formula.
  package func compare(loss given: Double, formula expected: Double, place: String) -> GradientEntry {
    // A stable computation of a loss may differ from the formula only by rounding.
    let agrees = (given - expected).magnitude <= 1e-8 + 1e-8 * expected.magnitude
    let outcome: GradientEntry.Outcome = !expected.isFinite ? .undefined : agrees ? .agrees : .differs
    return GradientEntry(
      quantity: .loss, place: place, given: given, expected: expected, outcome: outcome,
      isZero: given == 0 && expected == 0)
  }

  /// Returns h of the difference at x.
  func distance(at x: Double) -> Double { step * max(1, x.magnitude) }

  private func tolerance(for slope: Double) -> Double { absoluteTolerance + relativeTolerance * slope.magnitude }
}

extension GradientCheck {
  /// Checks the gradient of an objective at a point.
  ///
  /// - Parameters:
  ///   - objective: The objective to check.
  ///   - point: The point, one element per parameter.
  ///   - batch: The examples.
  ///   - sample: The number of entries to check, drawn with the seed; `nil` for all.
  ///   - place: A description of the point, to follow each entry.
  /// - Returns: The result, which includes a comparison of the loss with and without a gradient.
  /// - Throws: Any error that the objective throws.
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
