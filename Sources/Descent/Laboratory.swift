package import GradientKit
import Synchronization

/// What runs are made with: the components, the loader of examples and the cores.
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

  /// The examples of a choice.
  package func dataset(_ choice: DataChoice, seed: UInt64) throws -> Dataset { try load(choice, seed) }

  /// The surface that is descended; `nil` for learning from examples.
  package func surface(of subject: SubjectPlan) throws -> (any Surface)? {
    try subject.surface.map { try catalog.surface($0) }
  }

  /// A subject joined with its data and its start.
  ///
  /// With `inDoublePrecision` products of single-precision data are made in double precision too.
  /// - Throws: What is wrong with a component's name, its settings or the data.
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

  /// The rate of an optimizer on a problem when the user names none.
  package func defaultRate(of optimizer: any Optimizer, on problem: Problem, of subject: Subject) throws -> Double {
    let curvature = try subject.learning.map { try catalog.loss($0.loss).curvature } ?? 0
    return DefaultRate.rate(
      of: type(of: optimizer), curvature: curvature, meanSquareNorm: problem.meanSquareNorm)
  }
}

/// A result that is kept in a file, where anybody may have changed it.
///
/// Whoever uses a result relies on its lists having the lengths they should. One that was computed has them; one that was
/// read is asked first.
package protocol StoredResult: Codable, Sendable {
  /// Whether all parts fit together, so that the result can be written and drawn.
  var isConsistent: Bool { get }
}

/// What numbers in a stored result may be.
package enum StoredNumber {
  /// Counts of anything, of which several may be added, and which are told from their neighbours as doubles.
  package static let counts = 0...1 << 53
}
