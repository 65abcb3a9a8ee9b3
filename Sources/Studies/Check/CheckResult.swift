package import Descent
package import GradientKit

/// The findings of gradient checks.
package struct CheckResult: Sendable, Codable {
  /// The finding at one point.
  package struct Finding: Sendable, Codable {
    /// The number of the random point, from 1; `nil` for the given point.
    package var number: Int?
    /// Whether every entry checked passed.
    package var passed: Bool
    /// The finding in words.
    package var summary: String
    /// A description of the entry with the largest error.
    package var worst: String?
  }

  /// The loss or the surface.
  package var objective: Spec
  /// Facts about the examples.
  package var facts: ProblemFacts
  /// The number of examples in the objective.
  package var exampleCount: Int
  /// The findings, one per point.
  package var findings: [Finding]

  /// Whether every entry checked passed.
  package var passed: Bool { findings.allSatisfy(\.passed) }

  /// Whether a surface was checked.
  package var isSurface: Bool { facts.trainingCount == 0 }

  /// The objective and its data, such as `svm on digits`.
  package var subject: String { isSurface ? facts.data : "\(objective) on \(facts.data)" }
}
