import Descent
import GradientKit

/// The line or plane of a landscape, with its coordinates and their names.
struct LandscapeScene {
  /// The meaning of the coordinates.
  private(set) var coordinates: LandscapeResult.Coordinates
  /// The line or plane.
  private(set) var section: Section
  /// The names of the coordinates.
  private(set) var axisNames: [String]
  /// The descriptions of the directions.
  private(set) var directions: [String] = []
  /// Whether each direction is a random one of length 1.
  private var isRandom: [Bool] = []
  /// Coordinates along the first direction.
  private(set) var a: [Double] = []
  /// The coordinates along the second direction; empty for a line.
  private(set) var b: [Double] = []
  /// The points to mark.
  private(set) var landmarks: [(name: String, coordinates: [Double])] = []
  /// The training that led to the trained point.
  private(set) var training: LandscapeResult.Training?

  /// Creates the scene of a plan.
  ///
  /// - Throws: ``StudyError`` if there is no such point or direction, and any error that training throws.
  init(
    _ plan: LandscapePlan, problem: Problem, subject: Subject, trained: TrainedPoint, workers: Workers
  ) throws {
    let dimension = problem.objective.dimension
    var training: LandscapeResult.Training?
    var found: [Double]?
    func place(_ point: LandscapePoint) throws -> [Double] {
      switch point {
      case .start: return problem.start
      case .given(let start):
        return try start.point(dimension: dimension, seed: plan.training.seed) { _ in problem.start }
      case .trained:
        if let found { return found }
        let (trace, known) = try trained.run(subject, from: plan.problem.starts.first ?? .model)
        training = known
        found = trace.end
        return trace.end
      }
    }

    switch plan.view ?? Self.defaultView(plan, dimension: dimension) {
    case .parameters:
      guard dimension <= 2 else {
        throw StudyError.noLandscape(
          reason: "there are \(dimension) parameters, too many for axes of their own; give --direction")
      }
      coordinates = .parameters
      let units = (0..<dimension).map { index in (0..<dimension).map { $0 == index ? 1.0 : 0 } }
      section = Section(origin: [Double](repeating: 0, count: dimension), directions: units)
      axisNames = Self.parameterNames(of: problem)
      if let point = plan.point { landmarks = [(Self.name(of: point), try place(point))] }
    case .directions(let kinds):
      let point = plan.point ?? .start
      let origin = try place(point)
      coordinates = .directions
      section = Section(
        origin: origin,
        directions: try DirectionSource(problem, at: origin, seed: plan.training.seed).directions(kinds))
      axisNames = Array(["a", "b"].prefix(kinds.count))
      directions = kinds.map(\.description)
      isRandom = kinds.map { $0 == .random }
      landmarks = [("W", kinds.map { _ in 0 })]
    case .between(let from, let to):
      let ends = (try place(from), try place(to))
      guard ends.0 != ends.1 else {
        throw StudyError.noDirection(
          reason: "\(from) and \(to) are the same point, so there is no way from one to the other")
      }
      coordinates = .between
      section = Section(origin: ends.0, directions: [zip(ends.1, ends.0).map { $0 - $1 }])
      axisNames = ["α"]
      landmarks = [(Self.name(of: from), [0]), (Self.name(of: to), [1])]
    }
    self.training = training
    try setCoordinates(plan, problem: problem, workers: workers)
  }

  static func defaultView(_ plan: LandscapePlan, dimension: Int) -> LandscapePlan.View {
    if dimension <= 2 { return .parameters }
    return .directions([LandscapeDirection](repeating: .random, count: plan.defaultDirectionCount))
  }

  private static func name(of point: LandscapePoint) -> String {
    switch point {
    case .start: "start"
    case .trained: "trained"
    case .given(let point): point.description
    }
  }

  /// Returns x and y for a surface; w and b, with numbers if there are several of a kind, for a model.
  private static func parameterNames(of problem: Problem) -> [String] {
    let dimension = problem.objective.dimension
    guard let risk = problem.training else { return Array(["x", "y"].prefix(dimension)) }
    let weights = Set(risk.units.joined())
    let letters = (0..<dimension).map { weights.contains($0) ? "w" : "b" }
    guard letters.count == 2, letters[0] == letters[1] else { return letters }
    return [letters[0] + "₁", letters[1] + "₂"]
  }

  /// Sets the coordinates of the plan, or the default number of them over a window that suits the view.
  private mutating func setCoordinates(_ plan: LandscapePlan, problem: Problem, workers: Workers) throws {
    let count = section.directions.count
    // Formulas are cheap, and their valleys may be narrow.
    let usual = count == 1 ? 201 : problem.training == nil ? 121 : 61
    var given = [plan.a, plan.b]
    for direction in 0..<count where given[direction].isEmpty {
      let window = try direction < plan.window.count ? plan.window[direction] : defaultWindow(direction, of: problem)
      let number =
        plan.resolution.isEmpty ? usual : plan.resolution[min(direction, plan.resolution.count - 1)]
      given[direction] = (0..<number).map { index in
        guard number > 1 else { return window[0] }
        let share = Double(index) / Double(number - 1)
        return window[0] * (1 - share) + window[1] * share
      }
    }
    if count == 1, !plan.b.isEmpty || plan.window.count > 1 {
      throw StudyError.noLandscape(
        reason: "there is one direction here, so there are no coordinates along a second one; leave out --b"
          + (plan.window.count > 1 ? " and the second part of --window" : ""))
    }
    (a, b) = (given[0], count == 1 ? [] : given[1])
  }

  private func defaultWindow(_ direction: Int, of problem: Problem) throws -> [Double] {
    switch coordinates {
    case .directions:
      let reach = isRandom[direction] ? Self.randomReach(of: problem) : 1
      return [-reach, reach]
    case .between: return [-0.5, 1.5]
    case .parameters:
      if let window = problem.window, direction < window.count {
        return [window[direction].lowerBound, window[direction].upperBound]
      }
      let start = problem.start[direction]
      let low = try lowPoint(of: problem)[direction]
      let reach = max(1, 1.5 * (low - start).magnitude)
      return [low - reach, low + reach]
    }
  }

  /// How far to look along a random direction of length 1.
  ///
  /// There the scores of a linear model move by about 3, so that
  /// margins and the other bends of losses of scores lie inside. 1, 2 or 5 times a power of ten, and 1 at least.
  private static func randomReach(of problem: Problem) -> Double {
    let spread = Double.sqrt(problem.meanSquareNorm / Double(problem.objective.dimension))
    guard problem.training != nil, spread > 0, spread.isFinite else { return 1 }
    let power = Double.pow(10, Double.log10(3 / spread).rounded(.down))
    let reach = [1, 2, 5].last { $0 * power <= 3 / spread } ?? 1
    return max(1, reach * power)
  }

  /// A point near the bottom, by gradient descent whose rate halves when a step leads up and grows when it does not.
  private func lowPoint(of problem: Problem) throws -> [Double] {
    var point = problem.start
    var gradient = [Double](repeating: 0, count: point.count)
    var height = try problem.objective.value(at: point, on: .all, gradient: &gradient)
    var rate = 0.1
    for _ in 0..<400 where height.isFinite {
      let next = zip(point, gradient).map { $0 - rate * $1 }
      var slope = gradient
      let below = try problem.objective.value(at: next, on: .all, gradient: &slope)
      if below < height {
        (point, height, gradient) = (next, below, slope)
        rate *= 1.5
      } else {
        rate /= 2
      }
    }
    return zip(point, problem.start).allSatisfy { $0.isFinite && ($0 - $1).magnitude < 1e3 } ? point : problem.start
  }
}
