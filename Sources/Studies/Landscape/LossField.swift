import Descent
import GradientKit

/// The loss over a section of parameter space, its parts told apart.
struct LossField: Sendable {
  private let problem: Problem
  private let section: Section
  private let workers: Workers

  /// The loss of a problem over a section.
  init(_ problem: Problem, on section: Section, workers: Workers) {
    self.problem = problem
    self.section = section
    self.workers = workers
  }

  /// The mean losses without the regularisation part, and how many of them there was time for; NaN for the others.
  func losses(at places: [[Double]], observer: RunObserver) throws -> (losses: [Double], computed: Int) {
    observer.willRun(places.count)
    var losses: [Double] = []
    losses.reserveCapacity(places.count)
    // Pieces are large, so that examples are read for many places at once, and yet often enough over to show progress.
    let size = max(64, (places.count + 31) / 32)
    while losses.count < places.count, !observer.shouldStop() {
      let piece = Array(places[losses.count..<min(losses.count + size, places.count)])
      losses += try self.losses(at: piece, of: .all)
      observer.didAdvance(piece.count)
    }
    let computed = losses.count
    return (losses + [Double](repeating: .nan, count: places.count - computed), computed)
  }

  /// The losses of one training example.
  ///
  /// - Throws: ``StudyError/noLandscape(reason:)`` when there is none.
  func losses(ofExample example: Int, at places: [[Double]]) throws -> [Double] {
    guard problem.training != nil, example >= 0, example < problem.objective.exampleCount else {
      throw StudyError.noLandscape(
        reason: problem.training == nil
          ? "--example needs examples; a surface has none"
          : "there is no training example \(example); they are counted from 0 to \(problem.objective.exampleCount - 1)")
    }
    return try losses(at: places, of: Batch([Int32(example)], range: 0..<1))
  }

  /// The mean loss without the regularisation part.
  func loss(at place: [Double]) throws -> Double { try losses(at: [place], of: .all)[0] }

  /// The mean loss with the regularisation part.
  func total(at place: [Double]) throws -> Double { try loss(at: place) + regularization(at: place) }

  /// The regularisation part.
  func regularization(at place: [Double]) -> Double {
    problem.training?.regularization(at: section.point(at: place)) ?? 0
  }

  private func losses(at places: [[Double]], of batch: Batch) throws -> [Double] {
    if let risk = problem.training { return risk.losses(on: section, at: places, of: batch) }
    // Formulas are cheap; handing them out one by one would cost more than they do.
    let tasks = min(64, places.count)
    return try workers.results(tasks) { task in
      try (task * places.count / tasks..<(task + 1) * places.count / tasks).map { index in
        try problem.objective.value(at: section.point(at: places[index]), on: batch)
      }
    }.flatMap { $0 }
  }
}

/// How a sampled function bends: where three neighbouring samples do not lie on a straight line, and which way.
struct SecondDifferences {
  /// Positions of samples at which the function bends.
  let bends: [Int]
  /// The number of triples of finite samples.
  let count: Int
  /// Whether it bends upward wherever it does.
  let isConvex: Bool

  /// The bends of samples `y` at ascending `x`; differences within rounding of numbers of size `scale` are none.
  init(x: [Double], y: [Double], scale: Double) {
    var bends: [Int] = []
    var (count, isConvex) = (0, true)
    for index in x.indices.dropFirst().dropLast() {
      let (left, right) = (x[index] - x[index - 1], x[index + 1] - x[index])
      let bend = (y[index + 1] - y[index]) / right - (y[index] - y[index - 1]) / left
      guard bend.isFinite else { continue }
      count += 1
      guard bend.magnitude > 1024 * scale.ulp / min(left, right) else { continue }
      bends.append(index)
      if bend < 0 { isConvex = false }
    }
    (self.bends, self.count, self.isConvex) = (bends, count, isConvex)
  }
}
