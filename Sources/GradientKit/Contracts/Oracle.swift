/// An optimizer's access to an objective: its values and gradients on the current batch, all counted.
public struct Oracle {
  /// The evaluations so far.
  public private(set) var counts = EvaluationCounts()
  /// The loss at the start of the step, if it was requested.
  public private(set) var lossAtStart: Double?
  /// ‖g‖ at the start of the step, if the gradient was requested.
  public private(set) var gradientNormAtStart: Double?
  /// ‖g‖∞ at the start of the step, if the gradient was requested.
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
  /// The point of the slopes in `buffer`, and its loss, while they are valid.
  private var sloped: (point: [Double], loss: Double)?

  /// Creates an oracle of an objective.
  ///
  /// - Parameters:
  ///   - objective: The objective.
  ///   - method: The method by which gradients are computed.
  ///   - difference: h of the difference formulas.
  ///   - noise: The standard deviation of the normal noise added to every gradient element.
  ///   - random: The source of the noise.
  ///   - didEvaluate: Called for everything counted as a loss value or a gradient, with the loss if there is one.
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

  /// Returns the loss at `point` on the current batch, without counting it, if that was the last point evaluated.
  public func knownLoss(at point: [Double]) -> Double? {
    last.flatMap { $0.point == point ? $0.loss : nil }
  }

  /// Returns the loss at `point` on the current batch.
  public mutating func loss(at point: [Double]) throws -> Double {
    counts.losses += 1
    counts.examples += batch.count(of: objective.exampleCount)
    let loss = try objective.value(at: point, on: batch)
    didEvaluate?(point, loss)
    remember(loss, at: point)
    return loss
  }

  /// Returns the gradient at `point` on the current batch.
  public mutating func gradient(at point: [Double]) throws -> [Double] { try lossAndGradient(at: point).gradient }

  /// Returns the loss and gradient at `point` on the current batch, in one pass.
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
    // With noise, every gradient is a new draw.
    if noise == 0 { sloped = (point, loss) }
    return (loss, buffer)
  }

  /// Returns the loss and gradient at `point`, without counting them, if the last gradient was computed there.
  ///
  /// With full batches they remain valid across steps: a line search that ends at the last point it tried provides the
  /// slopes of the next step.
  public mutating func knownLossAndGradient(at point: [Double]) -> (loss: Double, gradient: [Double])? {
    guard let sloped, sloped.point == point else { return nil }
    rememberSlopes(at: point)
    remember(sloped.loss, at: point)
    return (sloped.loss, buffer)
  }

  /// Returns the Hessian at `point` on the current batch.
  ///
  /// It counts as one gradient per parameter, the cost of exact second derivatives, so it suits only small dimensions.
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

/// The number of evaluations of an objective.
public struct EvaluationCounts: Sendable, Equatable {
  /// The number of loss values; a gradient by differences takes several.
  public var losses = 0
  /// The number of analytic gradients, each of which also gives the loss.
  public var gradients = 0
  /// The number of examples processed by all evaluations.
  public var examples = 0

  /// Creates counts of zero.
  public init() {}
}

/// A method to compute gradients.
public enum GradientMethod: String, CaseIterable, Sendable, Codable {
  /// The objective's own derivatives.
  case analytic
  /// (f(θ + h) − f(θ − h)) / 2h in every direction, with 2n loss values.
  case central
  /// (f(θ + h) − f(θ)) / h in every direction, with n + 1 loss values.
  case forward
}
