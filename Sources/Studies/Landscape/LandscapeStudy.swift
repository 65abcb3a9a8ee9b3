package import Descent
import GradientKit

/// A study of the loss along a line or over a plane of parameter space.
package struct LandscapeStudy: Study {
  package typealias View = LandscapeView

  package static let name = "landscape"

  package let plan: LandscapePlan
  private let problem: Problem
  private let subject: Subject
  private let rate: Double
  private let laboratory: Laboratory
  package let memory: MemoryNeed

  package init(_ plan: LandscapePlan, in laboratory: Laboratory) throws {
    self.laboratory = laboratory
    var plan = plan
    plan.problem = try plan.problem.resolved(seed: plan.seed, in: laboratory)
    plan.training = try plan.training.resolved(for: plan.problem, in: laboratory)
    guard let subject = plan.problem.subject.subjects.first, let optimizer = plan.training.optimizers.first else {
      throw StudyError.nothingToLearn
    }
    self.subject = subject
    let workers = Workers(count: laboratory.cores)
    problem = try laboratory.problem(
      subject, start: plan.problem.starts.first ?? .model, seed: plan.seed, workers: workers)
    rate =
      try plan.training.rates.first
      ?? plan.training.defaultRate(of: optimizer, on: subject, in: laboratory, workers: workers)
    self.plan = plan
    memory = try Self.memory(of: plan, on: problem, in: laboratory)
  }

  private static func memory(
    of plan: LandscapePlan, on problem: Problem, in laboratory: Laboratory
  ) throws -> MemoryNeed {
    let directions =
      switch plan.view ?? LandscapeScene.defaultView(plan, dimension: problem.start.count) {
      case .parameters: problem.start.count
      case .directions(let kinds): kinds.count
      case .between: 1
      }
    let given = [plan.a, plan.b]
    let points = (0..<min(2, directions)).reduce(1.0) { points, direction in
      guard given[direction].isEmpty else { return points * Double(given[direction].count) }
      let counts = plan.resolution
      return points * Double(counts.isEmpty ? 201 : counts[min(direction, counts.count - 1)])
    }
    var memory = try laboratory.memory(ofExamplesOf: plan)
    memory.add(200 * points + 8 * points * Double(plan.examples.count), for: "the points of the grid")
    let training = plan.training
    let options = training.options(batchSize: training.batchSizes.first ?? .full)
    memory.add(
      [(try RunMemory(of: training.optimizers.first ?? "sgd", options, on: problem), 1)], cores: laboratory.cores)
    return memory
  }

  package func check(_ view: LandscapeView) throws {
    guard view.style == .relief, isLine else { return }
    throw ViewError(
      "--style relief needs a plane; along a line there is a curve: leave it out, or give a second --direction")
  }

  private var isLine: Bool {
    switch plan.view {
    case .between: true
    case .directions(let directions): directions.count == 1
    case .parameters: problem.objective.dimension == 1
    case nil: problem.objective.dimension == 1 || plan.defaultDirectionCount == 1
    }
  }

  package var facts: ProblemFacts { problem.facts }
  /// The grid reports its points as progress; training to a point does not.
  package var runCount: Int { 1 }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> LandscapeResult {
    let observer = observer("\(subject.objective)")
    let workers = Workers(count: laboratory.cores)
    let trained = TrainedPoint(plan.training, rate: rate) { run in
      // The steps of training are not shown as progress, but training can be interrupted.
      try engine.traces(of: [run], in: laboratory) { _ in RunObserver(shouldStop: observer.shouldStop) }.first
    }
    let scene = try LandscapeScene(
      plan, problem: problem, subject: subject, trained: trained, workers: workers)
    let field = LossField(problem, on: scene.section, workers: workers)

    let (a, b) = (scene.a, scene.b)
    let places = b.isEmpty ? a.map { [$0] } : b.flatMap { b in a.map { a in [a, b] } }
    let (data, computedCount) = try field.losses(at: places, observer: observer)
    var result = LandscapeResult(
      plan: plan, facts: problem.facts, coordinates: scene.coordinates, axisNames: scene.axisNames,
      directions: scene.directions, a: a, b: b, data: data, computedCount: computedCount)
    result.training = scene.training
    if subject.learning?.l2 ?? 0 > 0 { result.regularization = places.map(field.regularization) }
    result.landmarks = try scene.landmarks.map { name, coordinates in
      .init(name: name, coordinates: coordinates, loss: try field.total(at: coordinates))
    }
    guard computedCount == places.count else {
      result.lowest = try lowest(of: result, field: field, isWhole: false)
      return result
    }
    for example in plan.examples {
      result.examples.append(.init(example: example, losses: try field.losses(ofExample: example, at: places)))
    }
    if problem.training != nil || result.isLine {
      if b.isEmpty { result.kinks = try KinkSearch { try field.loss(at: [$0]) }.kinks(x: a, y: data) }
      result.shape = GridShape(a: a, b: b, values: data)
    }
    if scene.coordinates == .parameters {
      result.stationaryPoints = try StationarySearch(problem.objective, workers: workers).points(a: a, b: b)
    }
    result.lowest = try lowest(of: result, field: field, isWhole: true)
    return result
  }

  /// Returns the lowest of the losses; along a line, and if stationary points are known, also between the samples.
  private func lowest(
    of result: LandscapeResult, field: LossField, isWhole: Bool
  ) throws -> LandscapeResult.Landmark? {
    let losses = result.losses
    guard let index = losses.indices.filter({ losses[$0].isFinite }).min(by: { losses[$0] < losses[$1] }) else {
      return nil
    }
    let column = index % result.a.count
    var best = LandscapeResult.Landmark(
      name: "lowest",
      coordinates: result.isLine ? [result.a[column]] : [result.a[column], result.b[index / result.a.count]],
      loss: losses[index])
    guard isWhole else { return best }
    var candidates = result.stationaryPoints.filter { $0.kind == .minimum }.map(\.coordinates)
    if result.isLine {
      candidates += (result.kinks ?? []).map { [$0.position] }
      if candidates.isEmpty || !result.regularization.isEmpty,
        let position = try positionBetweenSamples(of: result, around: column, field: field)
      {
        candidates.append([position])
      }
    }
    for candidate in candidates {
      let loss = try field.total(at: candidate)
      // A sample within rounding of a kink is the kink.
      if loss <= best.loss + 4 * best.loss.magnitude.ulp { (best.coordinates, best.loss) = (candidate, loss) }
    }
    return best
  }

  /// Returns where a line is lowest next to a sample that is lower than both of its neighbours; `nil` if the line falls
  /// farther than the neighbours rise, which is not a valley but a pole.
  private func positionBetweenSamples(
    of result: LandscapeResult, around column: Int, field: LossField
  ) throws -> Double? {
    let losses = result.losses
    guard column > 0, column < result.a.count - 1 else { return nil }
    let rises = [losses[column - 1] - losses[column], losses[column + 1] - losses[column]]
    guard rises.allSatisfy({ $0 >= 0 }), let rise = rises.max(), rise > 0, rise.isFinite else { return nil }
    let position = try GoldenSection.minimum(from: result.a[column - 1], to: result.a[column + 1]) {
      try field.total(at: [$0])
    }
    return losses[column] - (try field.total(at: [position])) <= rise ? position : nil
  }
}
