package import GradientKit

/// What the runs of a plan descend: a surface, or losses of models over examples.
package enum SubjectPlan: Sendable, Codable, Hashable {
  /// A formula.
  case surface(Spec)
  /// The mean loss over examples, for every combination of what is varied.
  case learning(LearningPlan)

  /// The surface; `nil` for learning from examples.
  package var surface: Spec? { if case .surface(let surface) = self { surface } else { nil } }

  /// What is learned; `nil` for a surface.
  package var learning: LearningPlan? { if case .learning(let learning) = self { learning } else { nil } }

  /// Whether a surface is descended.
  package var isSurface: Bool { surface != nil }

  /// The losses, or the surface in their place.
  package var objectives: [Spec] { surface.map { [$0] } ?? learning?.losses ?? [] }

  /// What the value that falls is called.
  package var valueName: String { isSurface ? "f" : "loss" }

  /// One subject for every combination of losses, models and λ.
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

  /// The components that the subject is made of.
  package var components: [(kind: ComponentKind, spec: Spec)] {
    switch self {
    case .surface(let surface): [(.surface, surface)]
    case .learning(let plan):
      plan.models.map { (.model, $0) } + plan.losses.map { (.loss, $0) }
        + (plan.data.component.map { [(.data, $0)] } ?? [])
    }
  }
}

/// What is learned, from which examples.
package struct LearningPlan: Sendable, Codable, Hashable {
  /// The losses; several vary.
  package var losses: [Spec]
  /// The models; several vary.
  package var models: [Spec]
  /// Where the examples come from.
  package var data: DataChoice
  /// λ of λ·ΣW², over weights; several vary.
  package var l2: [Double]
  /// How features are normalized; `nil` for the data set's way.
  package var normalization: Normalization?
  /// The share of examples held out; `nil` for the data set's.
  package var validationShare: Double?

  /// A plan.
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

/// What is descended, and from where.
package struct ProblemPlan: Sendable, Codable, Hashable {
  /// What is descended.
  package var subject: SubjectPlan
  /// Where runs begin; several vary.
  package var starts: [StartPoint]

  /// A plan.
  package init(_ subject: SubjectPlan, starts: [StartPoint] = [.model]) {
    self.subject = subject
    self.starts = starts
  }

  /// The surface; `nil` for learning from examples.
  package var surface: Spec? { subject.surface }
  /// Whether a surface is descended.
  package var isSurface: Bool { subject.isSurface }
  /// The losses, or the surface in their place.
  package var objectives: [Spec] { subject.objectives }
}
