package import Descent
package import GradientKit

/// A question, prepared: its components are made, its data is read, and everything that can be refused has been.
package protocol Study: Sendable {
  /// The question as a value.
  associatedtype Plan: StudyPlan
  /// What of the result is shown.
  associatedtype View: Codable, Hashable, Sendable
  /// The answer.
  associatedtype Result: StoredResult

  /// The name, which is that of its command too.
  static var name: String { get }

  /// Prepares a question.
  ///
  /// - Throws: What is wrong with a component's name, its settings, the data or the plan.
  init(_ plan: Plan, in laboratory: Laboratory) throws

  /// The question, with every default written down.
  var plan: Plan { get }
  /// What is known about the examples.
  var facts: ProblemFacts { get }
  /// The number of runs, each of which reports its steps.
  var runCount: Int { get }
  /// About how much memory the answer needs; nothing to speak of unless a study says more.
  var memory: MemoryNeed { get }

  /// Refuses to show what the result will not have.
  func check(_ view: View) throws

  /// The answer.
  ///
  /// `engine` performs the runs; `observer` says who watches those of the series with a label.
  func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> Result
}

extension Study {
  package var memory: MemoryNeed { MemoryNeed() }

  package func check(_ view: View) {}

  /// The answer, by the cores of this machine.
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
  /// The components it names.
  var components: [(kind: ComponentKind, spec: Spec)] { get }
  /// Where the examples come from; `nil` where there are none.
  var data: DataChoice? { get }
  /// Where random numbers come from.
  var seed: UInt64 { get }
}

/// What is wrong with a view.
package struct ViewError: Error, Sendable, CustomStringConvertible {
  /// What is wrong and what to do.
  package let description: String

  /// An error with this message.
  package init(_ description: String) { self.description = description }
}
