package import Descent
package import GradientKit

/// A plan for a gradient check: whether the analytic gradient agrees with finite differences.
package struct CheckPlan: StudyPlan {
  /// The loss or surface to check, and the start point; the model's own start stands for random points around it.
  package var problem: ProblemPlan
  /// The number of random points.
  package var pointCount = 3
  /// The number of gradient entries to check at each point, drawn at random; `nil` for all.
  package var entryCount: Int?
  /// The largest number of examples in the objective; differences of a mean cost two passes per entry.
  package var exampleLimit = 200
  /// The seed for points, entries and examples.
  package var seed: UInt64 = 0

  /// Creates a plan with default settings.
  package init(problem: ProblemPlan) { self.problem = problem }

  package var components: [(kind: ComponentKind, spec: Spec)] { problem.subject.components }
  package var data: DataChoice? { problem.subject.learning?.data }
  package var settings: [(name: String, value: String)] { problem.settings }

  /// The point to check at; `nil` for random points around the start.
  var start: StartPoint? { problem.starts.first.flatMap { $0 == .model ? nil : $0 } }
}
