package import Descent
package import GradientKit

/// The question of a fit: what the models say of the examples, before training and after it.
package struct FitPlan: StudyPlan {
  /// The runs, one a series.
  package var curves: CurvePlan

  /// Creates a plan.
  package init(curves: CurvePlan) { self.curves = curves }

  package var components: [(kind: ComponentKind, spec: Spec)] { curves.components }
  package var data: DataChoice? { curves.data }
  package var settings: [(name: String, value: String)] { curves.settings }
  package var seed: UInt64 { curves.seed }
}

/// What of a fit is shown.
package struct FitView: Codable, Hashable, Sendable {
  /// A way to draw examples with what a model says of them.
  package enum Form: String, Sendable, Codable, CaseIterable {
    /// Over one feature: the prediction, or the probability or score of a class.
    case line
    /// Over two features: where each class is predicted.
    case regions
    /// Over two features: the prediction as a colour.
    case plane
    /// The prediction of each example against its actual value.
    case predictions
    /// Actual value less prediction against the prediction.
    case residuals
    /// The weights of a linear model as images, one a class.
    case templates
    /// How many examples of each class have which class predicted.
    case confusion
  }

  /// The way to draw; `nil` for the first that suits the examples.
  package var form: Form?

  /// Creates a view.
  package init(_ form: Form? = nil) { self.form = form }
}
