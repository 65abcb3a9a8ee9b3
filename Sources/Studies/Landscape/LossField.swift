import Descent
import GradientKit

/// The loss over a section of parameter space, split into data and regularization terms.
struct LossField: Sendable {
  private let problem: Problem
  private let section: Section
  private let workers: Workers

  /// Creates the loss field of a problem over a section.
  init(_ problem: Problem, on section: Section, workers: Workers) {
    self.problem = problem
    self.section = section
    self.workers = workers
  }

  /// Returns the mean losses without regularization, NaN where there was no time, and the number computed.
  func losses(at places: [[Double]], observer: RunObserver) throws -> (losses: [Double], computed: Int) {
    observer.willRun(places.count)
    var losses: [Double] = []
    losses.reserveCapacity(places.count)
    // Large chunks read the examples once for many places; 32 of them are enough to show progress.
    let size = max(64, (places.count + 31) / 32)
    while losses.count < places.count, !observer.shouldStop() {
      let piece = Array(places[losses.count..<min(losses.count + size, places.count)])
      losses += try self.losses(at: piece, of: .all)
      observer.didAdvance(piece.count)
    }
    let computed = losses.count
    return (losses + [Double](repeating: .nan, count: places.count - computed), computed)
  }

  /// Returns the losses of one training example.
  ///
  /// - Throws: ``StudyError/noLandscape(reason:)`` if there is no such example.
  func losses(ofExample example: Int, at places: [[Double]]) throws -> [Double] {
    guard problem.training != nil, example >= 0, example < problem.objective.exampleCount else {
      throw StudyError.noLandscape(
        reason: problem.training == nil
          ? "--example needs examples; a surface has none"
          : "there is no training example \(example); they are counted from 0 to \(problem.objective.exampleCount - 1)")
    }
    return try losses(at: places, of: Batch([Int32(example)], range: 0..<1))
  }

  /// Returns the mean loss without regularization.
  func loss(at place: [Double]) throws -> Double { try losses(at: [place], of: .all)[0] }

  /// Returns the mean loss including regularization.
  func total(at place: [Double]) throws -> Double { try loss(at: place) + regularization(at: place) }

  /// Returns the regularization term.
  func regularization(at place: [Double]) -> Double {
    problem.training?.regularization(at: section.point(at: place)) ?? 0
  }

  private func losses(at places: [[Double]], of batch: Batch) throws -> [Double] {
    if let risk = problem.training { return risk.losses(on: section, at: places, of: batch) }
    // Formulas are so cheap that one task per place would cost more than the evaluation.
    let tasks = min(64, places.count)
    return try workers.results(tasks) { task in
      try (task * places.count / tasks..<(task + 1) * places.count / tasks).map { index in
        try problem.objective.value(at: section.point(at: places[index]), on: batch)
      }
    }.flatMap { $0 }
  }
}

/// The second differences of a sampled function: where it bends, and which way.
struct SecondDifferences {
  /// The indices of the samples at which the function bends.
  let bends: [Int]
  /// The number of triples of finite samples.
  let count: Int
  /// Whether every bend is upward.
  let isConvex: Bool

  /// Creates the second differences of samples `y` at ascending `x`; differences within rounding of numbers of size
  /// `scale` count as zero.
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
