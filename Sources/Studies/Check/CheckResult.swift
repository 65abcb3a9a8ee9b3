package import Descent
package import GradientKit

/// The findings of gradient checks.
package struct CheckResult: Sendable, Codable {
  /// What was found at one point.
  package struct Finding: Sendable, Codable {
    /// The number of the random point, from 1; `nil` for the given point.
    package var number: Int?
    /// Whether every entry checked passed.
    package var passed: Bool
    /// What was found, in words.
    package var summary: String
    /// The entry with the largest error, in words.
    package var worst: String?
  }

  /// The loss, or the surface.
  package var objective: Spec
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// The number of examples the check is over.
  package var exampleCount: Int
  /// The findings, one for each point.
  package var findings: [Finding]

  /// Whether every entry checked passed.
  package var passed: Bool { findings.allSatisfy(\.passed) }

  /// Whether a surface was checked.
  package var isSurface: Bool { facts.trainingCount == 0 }

  /// What was checked, such as `svm on digits`.
  package var subject: String { isSurface ? facts.data : "\(objective) on \(facts.data)" }
}
