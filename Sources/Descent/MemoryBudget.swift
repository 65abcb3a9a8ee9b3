package import GradientKit
import Wording

/// How much memory a command may use.
///
/// The system ends a process whose memory it does not have, and the work of hours with it. So what a question needs is
/// estimated before its first step, and refused when it is more than this.
package struct MemoryBudget: Sendable {
  /// The number of bytes; `nil` for no limit.
  package var bytes: Double?

  /// A budget of so many bytes, or without a limit.
  package init(bytes: Double? = nil) { self.bytes = bytes }

  /// Makes sure that a need fits.
  ///
  /// - Throws: ``MemoryError`` when it does not.
  package func require(_ need: MemoryNeed) throws {
    guard let bytes, need.bytes > bytes else { return }
    throw MemoryError(need: need, budget: bytes)
  }
}

/// About how many bytes something needs, and what for; within a factor of two where they are many.
package struct MemoryNeed: Sendable, Equatable {
  /// What the program and its libraries need by themselves.
  private static let program = 50e6

  /// What each part is for, and its bytes.
  private var parts: [(what: String, bytes: Double)] = []

  /// The need of a question that keeps nothing.
  package init() {}

  /// The number of bytes.
  package var bytes: Double { parts.reduce(Self.program) { $0 + $1.bytes } }

  /// The part that needs most.
  package var largest: String? { parts.max { $0.bytes < $1.bytes }?.what }

  /// Adds bytes, and what they are for.
  package mutating func add(_ bytes: Double, for what: String) { parts.append((what, bytes)) }

  /// Adds the parts of another need.
  package mutating func add(_ other: MemoryNeed) { parts += other.parts }

  package static func == (one: MemoryNeed, other: MemoryNeed) -> Bool {
    one.parts.elementsEqual(other.parts) { $0 == $1 }
  }
}

/// More memory is needed than may be used.
package struct MemoryError: Error, Equatable, CustomStringConvertible {
  /// What is needed.
  package let need: MemoryNeed
  /// The bytes that may be used.
  package let budget: Double

  /// What is needed, what may be used, and what to do.
  package var description: String {
    "this needs about \(ByteText(need.bytes))\(need.largest.map { ", most of it for \($0)" } ?? ""); "
      + "\(ByteText(budget)) may be used; ask for less, or allow more with --memory \(ByteText(need.bytes * 1.05).option)"
  }
}

/// A number of bytes in two digits: `850 MB`, `41 GB`.
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
  /// As an option takes it: `41G`.
  var option: String { number + unit.prefix(1) }
}

// MARK: Runs

extension MemoryNeed {
  /// What the examples need that are learned from.
  package init(_ dataset: Dataset) {
    let parts = [dataset.training, dataset.test].compactMap(\.self)
    // Reading, shuffling and splitting need as much again.
    add(2 * parts.reduce(0) { $0 + $1.features.byteCount + 16 * Double($1.count) }, for: "the examples")
  }

  /// The room for a model's scores and slopes, as far as its layout tells.
  static func room(forUnits units: Int, inputs: Int, examples: Int) -> Double {
    let rows = min(1024, max(16, 131_072 / max(1, inputs)), max(1, examples))
    return 8 * Double(rows) * (Double(inputs) + 3 * Double(units))
  }
}

extension FeatureTable {
  /// The number of bytes that it takes.
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

/// What runs of one kind need.
package struct RunMemory: Sendable {
  /// What a run needs while it goes on, and then gives back.
  let working: Double
  /// What it keeps of θ.
  let parameters: Double
  /// What evaluations need room for; it is kept with a problem.
  let room: Double
  /// What the rows need that it records.
  let rows: Double

  /// The memory of a run of an optimizer on a problem.
  ///
  /// - Throws: ``StudyError/tooLong(steps:limit:)``.
  package init(of optimizer: Spec, _ options: RunOptions, on problem: Problem) throws {
    let objective = problem.objective
    let vector = 8 * Double(problem.start.count)
    // A rule that remembers several steps says how many: two vectors each.
    let settings = [optimizer.settings, optimizer.defaults].compactMap(\.self).flatMap { $0.split(separator: ",") }
    let memory = settings.first { $0.hasPrefix("memory=") }.flatMap { Double($0.dropFirst("memory=".count)) } ?? 1
    // A gradient over all examples is summed in up to sixteen parts.
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
      // A row, and its part of a curve that is drawn.
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
  /// Adds runs, of which as many as there are cores go on at a time.
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
