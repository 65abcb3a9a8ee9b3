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
  private let didEvaluate: (@Sendable (_ point: [Double], _ loss: Double?) -> Void)?
  private let method: GradientMethod
  private let difference: Double
  private let noise: Double
  private var random: RandomSource
  private var batch: Batch
  private var start: [Double] = []
  private var last: (point: [Double], loss: Double)?
  private var buffer: [Double] = []
  /// Where the slopes in `buffer` were taken, when they still hold.
  private var sloped: (point: [Double], loss: Double)?

  /// An oracle for an objective.
  ///
  /// - Parameters:
  ///   - objective: what is asked.
  ///   - method: how it comes by a gradient.
  ///   - difference: h of the difference formulas.
  ///   - noise: the standard deviation of normal noise added to every element of a gradient.
  ///   - random: what the noise is drawn from.
  ///   - didEvaluate: told of everything counted as a loss value or a gradient, with the loss where one came with it.
  public init(
    _ objective: any Objective, method: GradientMethod = .analytic, difference: Double = 1e-5, noise: Double = 0,
    random: RandomSource = RandomSource(state: 0),
    didEvaluate: (@Sendable (_ point: [Double], _ loss: Double?) -> Void)? = nil
  ) {
    self.objective = objective
    self.didEvaluate = didEvaluate
    self.method = method
    self.difference = difference
    self.noise = noise
    self.random = random
    batch = .all
  }

  /// Begins a step from `point` on a batch.
  public mutating func begin(at point: [Double], on batch: Batch) {
    if !self.batch.isWhole || !batch.isWhole { sloped = nil }
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
    didEvaluate?(point, loss)
    remember(loss, at: point)
    return loss
  }

  /// The gradient at `point` on the current batch.
  public mutating func gradient(at point: [Double]) throws -> [Double] { try lossAndGradient(at: point).gradient }

  /// Loss and gradient at `point` on the current batch, in one pass.
  public mutating func lossAndGradient(at point: [Double]) throws -> (loss: Double, gradient: [Double]) {
    if buffer.count != point.count { buffer = [Double](repeating: 0, count: point.count) }
    sloped = nil
    let loss: Double
    switch method {
    case .analytic:
      counts.gradients += 1
      counts.examples += batch.count(of: objective.exampleCount)
      loss = try objective.value(at: point, on: batch, gradient: &buffer)
      didEvaluate?(point, loss)
    case .central, .forward:
      loss = try differences(at: point)
    }
    if noise > 0 {
      for index in buffer.indices { buffer[index] += noise * random.normal() }
    }
    rememberSlopes(at: point)
    remember(loss, at: point)
    // With noise every gradient is another draw.
    if noise == 0 { sloped = (point, loss) }
    return (loss, buffer)
  }

  /// Loss and gradient at `point`, if the last gradient was taken there; they are not counted again.
  ///
  /// They are known across steps as well, when these are on every example: a line search that ends at the point it tried
  /// last knows the slopes that the next step begins with.
  public mutating func knownLossAndGradient(at point: [Double]) -> (loss: Double, gradient: [Double])? {
    guard let sloped, sloped.point == point else { return nil }
    rememberSlopes(at: point)
    remember(sloped.loss, at: point)
    return (sloped.loss, buffer)
  }

  /// The matrix of second derivatives at `point` on the current batch.
  ///
  /// It is counted as one gradient a parameter, what exact second derivatives cost; for small dimensions only.
  public mutating func hessian(at point: [Double]) throws -> Matrix {
    counts.gradients += objective.dimension
    counts.examples += objective.dimension * batch.count(of: objective.exampleCount)
    for _ in 0..<objective.dimension { didEvaluate?(point, nil) }
    return try objective.hessian(at: point, on: batch)
  }

  private mutating func rememberSlopes(at point: [Double]) {
    guard gradientNormAtStart == nil, point == start else { return }
    let norms = norms(of: buffer)
    gradientNormAtStart = norms.euclidean
    gradientMaximumAtStart = norms.maximum
  }

  private mutating func remember(_ loss: Double, at point: [Double]) {
    if lossAtStart == nil, point == start { lossAtStart = loss }
    last = (point, loss)
  }

  private mutating func differences(at point: [Double]) throws -> Double {
    let objective = objective.precise
    let offsets = method == .forward ? [difference] : [difference, -difference]
    let moves = point.indices.flatMap { index in
      offsets.map { Displacement(index: index, value: point[index] + $0) }
    }
    let here = try objective.value(at: point, on: batch)
    let values = try objective.values(around: point, at: moves, on: batch)
    let asked = moves.count + (method == .forward ? 1 : 0)
    counts.losses += asked
    counts.examples += asked * batch.count(of: objective.exampleCount)
    if let didEvaluate {
      if method == .forward { didEvaluate(point, here) }
      var moved = point
      for (move, loss) in zip(moves, values) {
        moved[move.index] = move.value
        didEvaluate(moved, loss)
        moved[move.index] = point[move.index]
      }
    }
    for index in point.indices {
      buffer[index] =
        method == .forward
        ? (values[index] - here) / difference : (values[2 * index] - values[2 * index + 1]) / (2 * difference)
    }
    return here
  }
}

/// How often an objective was asked.
public struct EvaluationCounts: Sendable, Equatable {
  /// Loss values; a gradient by differences takes several.
  public var losses = 0
  /// Analytic gradients; each gives the loss at its point as well.
  public var gradients = 0
  /// Examples looked at, summed over all of these.
  public var examples = 0

  /// Nothing asked yet.
  public init() {}
}

/// How an oracle computes a gradient.
public enum GradientMethod: String, CaseIterable, Sendable, Codable {
  /// From the objective's own derivatives.
  case analytic
  /// (f(θ + h) − f(θ − h)) / 2h in every direction; 2n loss values.
  case central
  /// (f(θ + h) − f(θ)) / h in every direction; n + 1 loss values.
  case forward
}
