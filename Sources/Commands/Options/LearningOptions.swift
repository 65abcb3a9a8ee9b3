import ArgumentParser
import Descent
import GradientKit
import Studies
import Wording

/// The objective and the starting points: the options of the group "what".
@dynamicMemberLookup
struct LearningOptions: ParsableArguments {
  @OptionGroup(title: "What") var subject: SubjectOptions

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Where descent on a surface begins, coordinates joined by commas.", valueName: "point"))
  var start: [FeatureRow] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("λ of the regularisation part λ·ΣW², over weights; numbers or ranges.", valueName: "λ"))
  var l2: [NumberRange] = []

  mutating func validate() throws {
    if subject.surfaceSpec == nil && !start.isEmpty {
      throw ValidationError("--start is a point on a surface; for a model say --init.")
    }
    if subject.surfaceSpec != nil && !l2.isEmpty {
      throw ValidationError("--l2 is about learning from data; a surface has none.")
    }
    for value in l2.flatMap(\.values) where !(value >= 0 && value.isFinite) {
      throw ValidationError("--l2 must be 0 or more, but is \(value).")
    }
  }

  /// Accesses the options that every figure has.
  subscript<Value>(dynamicMember member: KeyPath<SubjectOptions, Value>) -> Value { subject[keyPath: member] }
}

extension LearningOptions {
  /// Returns the problem that the options describe.
  func problem(with catalog: Catalog) throws -> ProblemPlan {
    ProblemPlan(
      try subject.plan(l2: l2.isEmpty ? [0] : l2.flatMap(\.values), catalog: catalog), starts: try startPoints)
  }

  /// The starting points of runs.
  var startPoints: [StartPoint] {
    get throws { start.isEmpty ? try subject.initialPoints : start.map { .values($0.values) } }
  }
}
