package import GradientKit
import Synchronization

/// The resources of runs: components, the loader of examples, and cores.
///
/// Examples are split and normalized once for each data choice and seed, and problems are made once, unless there are very
/// many: whoever asks again gets the same.
package final class Laboratory: Sendable {
  private struct DataKey: Hashable {
    var data: DataChoice
    var normalization: Normalization
    var share: Double
    var hasClasses: Bool
    var seed: UInt64
  }

  private struct ProblemKey: Hashable {
    var subject: Subject
    var seed: UInt64
    var workers: Int
    var inDoublePrecision: Bool
  }

  /// The components.
  package let catalog: Catalog
  /// The cores to use.
  package let cores: Int
  /// The memory that may be used.
  package let memory: MemoryBudget

  /// The most problems that are kept: each has room for its evaluations.
  static let problemLimit = 64

  private let load: @Sendable (DataChoice, UInt64) throws -> Dataset
  private let data = Mutex<[DataKey: PreparedData]>([:])
  private let problems = Mutex<[ProblemKey: Problem]>([:])

  /// A laboratory that reads examples with `load`, which is given the seed and keeps what it has read.
  package init(
    catalog: Catalog, cores: Int, memory: MemoryBudget = MemoryBudget(),
    load: @escaping @Sendable (DataChoice, UInt64) throws -> Dataset
  ) {
    self.catalog = catalog
    self.cores = cores
    self.memory = memory
    self.load = load
  }

  /// Returns the examples of a choice.
  package func dataset(_ choice: DataChoice, seed: UInt64) throws -> Dataset { try load(choice, seed) }

  /// Returns the surface of a subject; `nil` for learning from examples.
  package func surface(of subject: SubjectPlan) throws -> (any Surface)? {
    try subject.surface.map { try catalog.surface($0) }
  }

  /// Returns the problem of a subject, with its data and start point.
  ///
  /// With `inDoublePrecision`, products of single-precision data use double precision too.
  /// - Throws: An error if a component's name, its settings or the data is invalid.
  package func problem(
    _ subject: Subject, start: StartPoint = .model, seed: UInt64, workers: Workers, inDoublePrecision: Bool = false
  ) throws -> Problem {
    let key = ProblemKey(
      subject: subject, seed: seed, workers: workers.count, inDoublePrecision: inDoublePrecision)
    var problem: Problem
    if let known = problems.withLock({ $0[key] }) {
      problem = known
    } else {
      problem = try prepared(key, workers: workers)
      problems.withLock { problems in
        if problems.count >= Self.problemLimit { problems.removeAll() }
        problems[key] = problem
      }
    }
    guard start != .model else { return problem }
    let usual = problem.start
    problem.start = try start.point(dimension: usual.count, seed: seed) { _ in usual }
    return problem
  }

  private func prepared(_ key: ProblemKey, workers: Workers) throws -> Problem {
    switch key.subject {
    case .surface(let surface):
      return try SurfaceProblem(surface: catalog.surface(surface)).prepared(seed: key.seed)
    case .learning(let learning):
      let problem = LearningProblem(
        model: try catalog.model(learning.model), loss: try catalog.loss(learning.loss),
        dataset: try dataset(learning.data, seed: key.seed), l2: learning.l2, normalization: learning.normalization,
        validationShare: learning.validationShare, inDoublePrecision: key.inDoublePrecision, workers: workers,
        memory: memory)
      return try problem.prepared(seed: key.seed) { supervision in
        let dataKey = DataKey(
          data: learning.data, normalization: problem.normalization, share: problem.validationShare,
          hasClasses: supervision.classes != nil, seed: key.seed)
        if let known = data.withLock({ $0[dataKey] }) { return known }
        let prepared = try problem.preparedData(for: supervision, seed: key.seed)
        data.withLock { data in
          if data.count >= Self.problemLimit { data.removeAll() }
          data[dataKey] = prepared
        }
        return prepared
      }
    }
  }

  /// Returns the default rate of an optimizer on a problem.
  package func defaultRate(of optimizer: any Optimizer, on problem: Problem, of subject: Subject) throws -> Double {
    let curvature = try subject.learning.map { try catalog.loss($0.loss).curvature } ?? 0
    return DefaultRate.rate(
      of: type(of: optimizer), curvature: curvature, meanSquareNorm: problem.meanSquareNorm)
  }
}

/// A result that is stored in a file, which anyone may have edited.
///
/// Code that uses a result relies on the lengths of its lists. A computed result is correct; a decoded one is checked
/// first.
package protocol StoredResult: Codable, Sendable {
  /// Whether all parts fit together, so that the result can be encoded and drawn.
  var isConsistent: Bool { get }
}

/// The permitted range of numbers in a stored result.
package enum StoredNumber {
  /// The range of counts: sums cannot overflow, and every count is exact as a `Double`.
  package static let counts = 0...1 << 53
}
