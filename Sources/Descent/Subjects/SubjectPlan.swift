package import GradientKit

/// The subjects of a plan: a surface, or losses of models over examples.
package enum SubjectPlan: Sendable, Codable, Hashable {
  /// A formula.
  case surface(Spec)
  /// The mean loss over examples, for every combination of the varied options.
  case learning(LearningPlan)

  /// The surface; `nil` for learning from examples.
  package var surface: Spec? { if case .surface(let surface) = self { surface } else { nil } }

  /// The losses, models and data; `nil` for a surface.
  package var learning: LearningPlan? { if case .learning(let learning) = self { learning } else { nil } }

  /// Whether the subject is a surface.
  package var isSurface: Bool { surface != nil }

  /// The losses, or the surface.
  package var objectives: [Spec] { surface.map { [$0] } ?? learning?.losses ?? [] }

  /// The name of the objective's value.
  package var valueName: String { isSurface ? "f" : "loss" }

  /// The subjects, one per combination of losses, models and λ.
  package var subjects: [Subject] {
    switch self {
    case .surface(let surface): [.surface(surface)]
    case .learning(let plan):
      plan.losses.flatMap { loss in
        plan.models.flatMap { model in
          plan.l2.map { l2 in
            .learning(
              Learning(
                loss: loss, model: model, data: plan.data, l2: l2, normalization: plan.normalization,
                validationShare: plan.validationShare))
          }
        }
      }
    }
  }

  /// The components that the subject names.
  package var components: [(kind: ComponentKind, spec: Spec)] {
    switch self {
    case .surface(let surface): [(.surface, surface)]
    case .learning(let plan):
      plan.models.map { (.model, $0) } + plan.losses.map { (.loss, $0) }
        + (plan.data.component.map { [(.data, $0)] } ?? [])
    }
  }
}

/// The losses, models and data of learning from examples.
package struct LearningPlan: Sendable, Codable, Hashable {
  /// The losses, which may vary.
  package var losses: [Spec]
  /// The models, which may vary.
  package var models: [Spec]
  /// The choice of examples.
  package var data: DataChoice
  /// The values of λ of λ·ΣW² over weights, which may vary.
  package var l2: [Double]
  /// The normalization of features; `nil` for that of the data set.
  package var normalization: Normalization?
  /// The share of held-out examples; `nil` for that of the data set.
  package var validationShare: Double?

  /// Creates a plan.
  package init(
    losses: [Spec], models: [Spec], data: DataChoice, l2: [Double] = [0], normalization: Normalization? = nil,
    validationShare: Double? = nil
  ) {
    self.losses = losses
    self.models = models
    self.data = data
    self.l2 = l2
    self.normalization = normalization
    self.validationShare = validationShare
  }
}

/// A subject and its start points.
package struct ProblemPlan: Sendable, Codable, Hashable {
  /// The subject.
  package var subject: SubjectPlan
  /// The start points, which may vary.
  package var starts: [StartPoint]

  /// Creates a plan.
  package init(_ subject: SubjectPlan, starts: [StartPoint] = [.model]) {
    self.subject = subject
    self.starts = starts
  }

  /// The surface; `nil` for learning from examples.
  package var surface: Spec? { subject.surface }
  /// Whether the subject is a surface.
  package var isSurface: Bool { subject.isSurface }
  /// The losses, or the surface.
  package var objectives: [Spec] { subject.objectives }
}
