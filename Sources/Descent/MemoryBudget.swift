package import GradientKit
import Wording

/// The amount of memory that a command may use.
///
/// The system kills a process that exceeds its memory, and hours of work are lost. So the memory of a study is
/// estimated before its first step, and a study that exceeds the budget is rejected.
package struct MemoryBudget: Sendable {
  /// The number of bytes; `nil` for no limit.
  package var bytes: Double?

  /// Creates a budget of `bytes`, or without a limit.
  package init(bytes: Double? = nil) { self.bytes = bytes }

  /// Checks that the budget covers a need.
  ///
  /// - Throws: ``MemoryError`` if it does not.
  package func require(_ need: MemoryNeed) throws {
    guard let bytes, need.bytes > bytes else { return }
    throw MemoryError(need: need, budget: bytes)
  }
}

/// An estimate of the required memory and its purposes, within a factor of two if large.
package struct MemoryNeed: Sendable, Equatable {
  /// The bytes of the program and its libraries.
  private static let program = 50e6

  /// The parts: purpose and bytes.
  private var parts: [(what: String, bytes: Double)] = []

  /// Creates the need of the program alone.
  package init() {}

  /// The total number of bytes.
  package var bytes: Double { parts.reduce(Self.program) { $0 + $1.bytes } }

  /// The purpose of the largest part.
  package var largest: String? { parts.max { $0.bytes < $1.bytes }?.what }

  /// Adds bytes for a purpose.
  package mutating func add(_ bytes: Double, for what: String) { parts.append((what, bytes)) }

  /// Adds the parts of another need.
  package mutating func add(_ other: MemoryNeed) { parts += other.parts }

  package static func == (one: MemoryNeed, other: MemoryNeed) -> Bool {
    one.parts.elementsEqual(other.parts) { $0 == $1 }
  }
}

/// The error for a need that exceeds the budget.
package struct MemoryError: Error, Equatable, CustomStringConvertible {
  /// The required memory.
  package let need: MemoryNeed
  /// The budget in bytes.
  package let budget: Double

  /// The required memory, the budget, and the remedy.
  package var description: String {
    "this needs about \(ByteText(need.bytes))\(need.largest.map { ", most of it for \($0)" } ?? ""); "
      + "\(ByteText(budget)) may be used; ask for less, or allow more with --memory \(ByteText(need.bytes * 1.05).option)"
  }
}

/// A number of bytes with two digits: `850 MB`, `41 GB`.
private struct ByteText: CustomStringConvertible {
  private static let units = ["KB", "MB", "GB", "TB"]
  private let number: String
  private let unit: String

  init(_ bytes: Double) {
    var (value, unit) = (max(bytes, 1000).rounded(toDigits: 2) / 1000, 0)
    while value >= 1000, unit < Self.units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
    number = NumberText(value.rounded(toDigits: 2)).plain
    self.unit = Self.units[unit]
  }

  var description: String { "\(number) \(unit)" }
  /// The number in an option's syntax: `41G`.
  var option: String { number + unit.prefix(1) }
}

// MARK: Runs

extension MemoryNeed {
  /// Creates the need of a data set's examples.
  package init(_ dataset: Dataset) {
    let parts = [dataset.training, dataset.test].compactMap(\.self)
    // Reading, shuffling and splitting need the same amount again.
    add(2 * parts.reduce(0) { $0 + $1.features.byteCount + 16 * Double($1.count) }, for: "the examples")
  }

  /// Returns the bytes for a model's scores and slopes, as far as its layout determines them.
  static func room(forUnits units: Int, inputs: Int, examples: Int) -> Double {
    let rows = min(1024, max(16, 131_072 / max(1, inputs)), max(1, examples))
    return 8 * Double(rows) * (Double(inputs) + 3 * Double(units))
  }
}

extension FeatureTable {
  /// The size in bytes.
  fileprivate var byteCount: Double {
    let size =
      switch storage {
      case .bytes: 1.0
      case .singles: 4.0
      case .doubles: 8.0
      }
    return size * Double(count) * Double(width)
  }
}

/// The memory of runs of one kind, in bytes.
package struct RunMemory: Sendable {
  /// The working memory during a run, released afterwards.
  let working: Double
  /// The copies of θ that a finished run keeps.
  let parameters: Double
  /// The workspace of evaluations, kept with a problem.
  let room: Double
  /// The recorded rows.
  let rows: Double

  /// Estimates the memory of a run of an optimizer on a problem.
  ///
  /// - Throws: ``StudyError/tooLong(steps:limit:)``.
  package init(of optimizer: Spec, _ options: RunOptions, on problem: Problem) throws {
    let objective = problem.objective
    let vector = 8 * Double(problem.start.count)
    // The setting `memory` is the number of steps that a rule remembers: two vectors each.
    let settings = [optimizer.settings, optimizer.defaults].compactMap(\.self).flatMap { $0.split(separator: ",") }
    let memory = settings.first { $0.hasPrefix("memory=") }.flatMap { Double($0.dropFirst("memory=".count)) } ?? 1
    // A gradient over all examples is summed in up to 16 parts.
    let parts = Double(min(16, max(1, objective.exampleCount / 1024)))
    let units = objective.layout.blocks.lazy.filter(\.isMatrix).reduce(0) { $0 + $1.rows }
    working = vector * (6 + 2 * memory + parts)
    parameters = 3 * vector
    room =
      problem.training.map {
        MemoryNeed.room(forUnits: units, inputs: $0.inputs, examples: objective.exampleCount)
      } ?? 0
    let order = BatchOrder(
      exampleCount: objective.exampleCount, batchSize: options.batchSize.limit, shuffles: false, seed: 0)
    let steps = Double(try options.length.steps(perEpoch: order.stepsPerEpoch))
    switch options.recording {
    case .everyStep:
      // A row, and its share of a drawn curve.
      let row = Double(MemoryLayout<Trace.Row>.stride) + 40
      let point = 32 + vector
      let kept =
        problem.start.count <= Trace.recordedParameterLimit
        ? steps : options.parametersEvery.map { (steps / Double($0)).rounded(.down) } ?? 0
      rows = row * (steps + 1) + point * (kept + 1)
    case .ends: rows = 0
    case .evaluations(let budget): rows = 48 * Double(budget)
    }
  }
}

extension MemoryNeed {
  /// Adds runs, of which `cores` execute concurrently.
  package mutating func add(_ runs: [(memory: RunMemory, count: Int)], cores: Int) {
    let count = runs.reduce(0) { $0 + $1.count }
    func sum(_ bytes: KeyPath<RunMemory, Double>) -> Double {
      runs.reduce(0) { $0 + $1.memory[keyPath: bytes] * Double($1.count) }
    }
    func most(_ bytes: KeyPath<RunMemory, Double>) -> Double { runs.map { $0.memory[keyPath: bytes] }.max() ?? 0 }
    let problems = max(cores, min(count, Laboratory.problemLimit))
    add(Double(min(count, cores)) * most(\.working) + sum(\.parameters), for: "the parameters")
    add(Double(problems) * most(\.room), for: "the scores of examples")
    add(sum(\.rows), for: "what the runs record")
  }
}
