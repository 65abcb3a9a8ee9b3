package import Descent
package import GradientKit

/// The question of a fit: the models' predictions for the examples, before and after training.
package struct FitPlan: StudyPlan {
  /// The runs, one per series.
  package var curves: CurvePlan

  /// Creates a plan.
  package init(curves: CurvePlan) { self.curves = curves }

  package var components: [(kind: ComponentKind, spec: Spec)] { curves.components }
  package var data: DataChoice? { curves.data }
  package var settings: [(name: String, value: String)] { curves.settings }
  package var seed: UInt64 { curves.seed }
}

/// The view of a fit.
package struct FitView: Codable, Hashable, Sendable {
  /// A way to draw examples and predictions.
  package enum Form: String, Sendable, Codable, CaseIterable {
    /// Against one feature: the prediction, or the probability or score of a class.
    case line
    /// Over two features: the regions in which each class is predicted.
    case regions
    /// Over two features: the prediction as a colour.
    case plane
    /// The prediction of each example against its actual value.
    case predictions
    /// Actual value less prediction against the prediction.
    case residuals
    /// The weights of a linear model as images, one per class.
    case templates
    /// The confusion matrix: how many examples of each class are predicted as which class.
    case confusion
  }

  /// The way to draw; `nil` for the first that fits the examples.
  package var form: Form?

  /// Creates a view.
  package init(_ form: Form? = nil) { self.form = form }
}
