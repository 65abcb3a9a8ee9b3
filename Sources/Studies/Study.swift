package import Descent
package import GradientKit
import Wording

/// A prepared question: its components are created, its data is read, and everything invalid has been rejected.
package protocol Study: Sendable {
  /// The plan, a complete description of the question.
  associatedtype Plan: StudyPlan
  /// The parts of the result to show.
  associatedtype View: Codable, Hashable, Sendable
  /// The type of the result.
  associatedtype Result: StoredResult

  /// The name of the study and of its command.
  static var name: String { get }

  /// Prepares the study of a plan.
  ///
  /// - Throws: An error if a component's name, its settings, the data or the plan is invalid.
  init(_ plan: Plan, in laboratory: Laboratory) throws

  /// The plan with every default filled in.
  var plan: Plan { get }
  /// Facts about the examples.
  var facts: ProblemFacts { get }
  /// The number of runs, each of which reports its steps.
  var runCount: Int { get }
  /// About how much memory the answer needs; nothing to speak of unless a study says more.
  var memory: MemoryNeed { get }

  /// Rejects a view of something that the result will not contain.
  func check(_ view: View) throws

  /// Performs the runs and returns the result.
  ///
  /// `engine` performs the runs; `observer` returns the observer for the series with a label.
  func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> Result
}

extension Study {
  package var memory: MemoryNeed { MemoryNeed() }

  package func check(_ view: View) {}

  /// Performs the runs on the cores of this machine and returns the result.
  package func result() throws -> Result { try result(by: LocalEngine()) { _ in RunObserver() } }
}

extension Laboratory {
  /// What the examples of a plan need; nothing on a surface.
  func memory(ofExamplesOf plan: some StudyPlan) throws -> MemoryNeed {
    try plan.data.map { MemoryNeed(try dataset($0, seed: plan.seed)) } ?? MemoryNeed()
  }
}

/// A question as a value: complete, typed, and resolved once a study was prepared from it.
package protocol StudyPlan: Codable, Hashable, Sendable {
  /// The components that the plan names.
  var components: [(kind: ComponentKind, spec: Spec)] { get }
  /// The choice of examples; `nil` if there are none.
  var data: DataChoice? { get }
  /// The seed of random numbers.
  var seed: UInt64 { get }
  /// The rates, length, batch sizes, seeds and starts of the runs, by name and as text.
  var settings: [(name: String, value: String)] { get }
}

extension StudyPlan {
  package var settings: [(name: String, value: String)] { [] }
}

extension ProblemPlan {
  /// The starts of the runs.
  var settings: [(name: String, value: String)] {
    [("start", starts.map(\.description).joined(separator: "; "))]
  }
}

extension TrainingPlan {
  /// The rates, length, batch sizes and seeds of the runs.
  var settings: [(name: String, value: String)] {
    var settings: [(name: String, value: String)] = []
    let losses = Set(resolvedRates.map(\.subject))
    let defaults = resolvedRates.map { known in
      let loss = losses.count > 1 ? known.subject.learning.map { " with \($0.loss)" } ?? "" : ""
      return "\(NumberText(known.rate, .rate).plain) for \(known.optimizer)\(loss) (default)"
    }
    let known = rates.isEmpty ? defaults : rates.map { NumberText($0, .rate).plain }
    if !known.isEmpty { settings.append(("rate", known.joined(separator: ", "))) }
    switch length {
    case .epochs(let count): settings.append(("length", count.counted("epoch")))
    case .steps(let count): settings.append(("length", count.counted("step")))
    }
    settings.append(("batch", batchSizes.map(\.description).joined(separator: ", ")))
    if seedCount > 1 { settings.append(("seeds", "\(seedCount)")) }
    return settings
  }
}

/// An error in a view.
package struct ViewError: Error, Sendable, CustomStringConvertible {
  /// The problem and its remedy.
  package let description: String

  /// Creates an error with a message.
  package init(_ description: String) { self.description = description }
}
