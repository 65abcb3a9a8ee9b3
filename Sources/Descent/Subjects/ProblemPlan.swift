package import GradientKit

/// What is descended: losses of a model over examples, or a surface.
package struct ProblemPlan: Sendable, Codable, Equatable {
  /// Losses, as specs; empty for a descent on a surface.
  package var losses: [String]
  /// The surface, as a spec; `nil` for learning from examples.
  package var surface: String?
  /// The model, as a spec.
  package var model: String
  /// λ of λ·ΣW².
  package var l2: Double
  /// How features are normalized; `nil` for the data set's way.
  package var normalization: String?
  /// The share of examples held out; `nil` for the data set's.
  package var validationShare: Double?
  /// Where runs begin; several vary like anything else.
  package var starts: [StartPoint]

  /// A plan.
  package init(
    losses: [String] = [], surface: String? = nil, model: String = "linear", l2: Double = 0,
    normalization: Normalization? = nil, validationShare: Double? = nil, starts: [StartPoint] = [.model]
  ) {
    self.losses = losses
    self.surface = surface
    self.model = model
    self.l2 = l2
    self.normalization = normalization?.rawValue
    self.validationShare = validationShare
    self.starts = starts
  }

  /// The losses, or the surface in their place.
  package var objectives: [String] { surface.map { [$0] } ?? losses }
}
