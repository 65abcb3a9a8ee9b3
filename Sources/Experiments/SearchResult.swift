/// What a ``SearchPlan`` came to.
package struct SearchResult: Sendable, Codable {
  /// The examples whose accuracy is told.
  package enum HeldOut: String, Sendable, Codable {
    /// Those that whoever made the data set aside.
    case test
    /// Those held out of the training part, where nobody set any aside.
    case validation
  }

  /// The question.
  package var plan: SearchPlan
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// Where searches began that begin somewhere.
  package var start: StartPoint
  /// The strategies, with their runs.
  package var strategies: [SearchStrategy]
  /// Whose accuracy is told; `nil` where there are no classes, or only training examples.
  package var heldOut: HeldOut?
  /// The objective along its parameter, where it has only one.
  package var profile: Curve?

  /// The accuracy of guessing, 1 / classes; `nil` where there are none.
  package var chance: Double? { facts.classes.isEmpty ? nil : 1 / Double(facts.classes.count) }
}
