/// What an optimizer sees of an objective: its values and gradients on the current batch, every one counted.
public struct Oracle {
  /// How often the objective was asked so far.
  public private(set) var counts = EvaluationCounts()
  /// The loss at the point where the step began, if it was asked for.
  public private(set) var lossAtStart: Double?
  /// ‖g‖ at the point where the step began, if the gradient was asked for.
  public private(set) var gradientNormAtStart: Double?

  /// ‖g‖∞ at the point where the step began, if the gradient was asked for.
  public private(set) var gradientMaximumAtStart: Double?

  private let objective: any Objective
  private let method: GradientMethod
  private let difference: Double
  private let noise: Double
  private var random: RandomSource
  private var batch: Batch
  private var start: [Double] = []
  private var last: (point: [Double], loss: Double)?
  private var buffer: [Double] = []

  /// An oracle for an objective.
  ///
  /// - Parameters:
  ///   - difference: h of the difference formulas.
  ///   - noise: the standard deviation of normal noise added to every element of a gradient, drawn from `random`.
  public init(
    _ objective: any Objective, method: GradientMethod = .analytic, difference: Double = 1e-5, noise: Double = 0,
    random: RandomSource = RandomSource(state: 0)
  ) {
    self.objective = objective
    self.method = method
    self.difference = difference
    self.noise = noise
    self.random = random
    batch = .all
  }

  /// Begins a step from `point` on a batch.
  public mutating func begin(at point: [Double], on batch: Batch) {
    self.batch = batch
    start = point
    lossAtStart = nil
    gradientNormAtStart = nil
    gradientMaximumAtStart = nil
    last = nil
  }

  /// The loss at `point` on the current batch, if that was the last point asked about; it is not counted again.
  public func knownLoss(at point: [Double]) -> Double? {
    last.flatMap { $0.point == point ? $0.loss : nil }
  }

  /// The loss at `point` on the current batch.
  public mutating func loss(at point: [Double]) throws -> Double {
    counts.losses += 1
    counts.examples += batch.count(of: objective.exampleCount)
    let loss = try objective.value(at: point, on: batch)
    remember(loss, at: point)
    return loss
  }

  /// The gradient at `point` on the current batch.
  public mutating func gradient(at point: [Double]) throws -> [Double] { try lossAndGradient(at: point).gradient }

  /// Loss and gradient at `point` on the current batch, in one pass.
  public mutating func lossAndGradient(at point: [Double]) throws -> (loss: Double, gradient: [Double]) {
    if buffer.count != point.count { buffer = [Double](repeating: 0, count: point.count) }
    let loss: Double
    switch method {
    case .analytic:
      counts.gradients += 1
      counts.examples += batch.count(of: objective.exampleCount)
      loss = try objective.value(at: point, on: batch, gradient: &buffer)
    case .central, .forward:
      loss = try differences(at: point)
    }
    if noise > 0 {
      for index in buffer.indices { buffer[index] += noise * random.normal() }
    }
    if gradientNormAtStart == nil, point == start {
      gradientNormAtStart = norm(buffer)
      gradientMaximumAtStart = buffer.reduce(0) { max($0, $1.magnitude) }
    }
    remember(loss, at: point)
    return (loss, buffer)
  }

  /// The matrix of second derivatives at `point` on the current batch.
  ///
  /// It is counted as one gradient a parameter, what exact second derivatives cost; for small dimensions only.
  public mutating func hessian(at point: [Double]) throws -> Matrix {
    counts.gradients += objective.dimension
    counts.examples += objective.dimension * batch.count(of: objective.exampleCount)
    return try objective.hessian(at: point, on: batch)
  }

  private mutating func remember(_ loss: Double, at point: [Double]) {
    if lossAtStart == nil, point == start { lossAtStart = loss }
    last = (point, loss)
  }

  private mutating func differences(at point: [Double]) throws -> Double {
    var moved = point
    func value(_ oracle: inout Oracle) throws -> Double {
      oracle.counts.losses += 1
      oracle.counts.examples += oracle.batch.count(of: oracle.objective.exampleCount)
      return try oracle.objective.value(at: moved, on: oracle.batch)
    }
    let here = try method == .forward ? value(&self) : objective.value(at: point, on: batch)
    for index in point.indices {
      moved[index] = point[index] + difference
      let above = try value(&self)
      if method == .forward {
        buffer[index] = (above - here) / difference
      } else {
        moved[index] = point[index] - difference
        buffer[index] = (above - (try value(&self))) / (2 * difference)
      }
      moved[index] = point[index]
    }
    return here
  }
}

/// ‖v‖, scaled so that squares do not overflow.
func norm(_ vector: [Double]) -> Double {
  var square = 0.0
  for element in vector { square += element * element }
  if square.isFinite && square > 1e-280 { return Double.sqrt(square) }
  let largest = vector.reduce(0) { max($0, $1.magnitude) }
  guard largest > 0, largest.isFinite else { return vector.contains(where: \.isNaN) ? .nan : largest }
  return largest * Double.sqrt(vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) })
}
