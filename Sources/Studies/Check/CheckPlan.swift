package import Descent
package import GradientKit

/// The question of a gradient check: whether the analytic gradient is the slope of the objective.
package struct CheckPlan: StudyPlan {
  /// What is checked, one loss or a surface, and where; the model's start stands for random points around it.
  package var problem: ProblemPlan
  /// How many random points.
  package var pointCount = 3
  /// How many entries of the gradient are checked at each point, drawn at random; `nil` for all.
  package var entryCount: Int?
  /// The most examples the objective is a mean over: differences of a mean cost two passes an entry.
  package var exampleLimit = 200
  /// The seed of points, entries and examples.
  package var seed: UInt64 = 0

  /// A check.
  package init(problem: ProblemPlan) { self.problem = problem }

  package var components: [(kind: ComponentKind, spec: Spec)] { problem.subject.components }
  package var data: DataChoice? { problem.subject.learning?.data }

  /// The point to check at; `nil` for random points around the start.
  var start: StartPoint? { problem.starts.first.flatMap { $0 == .model ? nil : $0 } }
}
