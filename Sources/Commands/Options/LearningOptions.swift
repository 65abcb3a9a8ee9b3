import ArgumentParser
import Descent
import Studies
import Wording

/// What is learned: the options of the group "what".
@dynamicMemberLookup
struct LearningOptions: ParsableArguments {
  @OptionGroup(title: "What") var subject: SubjectOptions

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Where descent on a surface begins, coordinates joined by commas.", valueName: "point"))
  var start: [FeatureRow] = []

  @Option(help: ArgumentHelp("λ of the regularisation part λ·ΣW², over weights.", valueName: "λ"))
  var l2 = 0.0

  mutating func validate() throws {
    if subject.surfaceSpec == nil && !start.isEmpty {
      throw ValidationError("--start is a point on a surface; for a model say --init.")
    }
    if subject.surfaceSpec != nil && l2 != 0 {
      throw ValidationError("--l2 is about learning from data; a surface has none.")
    }
    guard l2 >= 0, l2.isFinite else { throw ValidationError("--l2 must be 0 or more, but is \(l2).") }
  }

  /// The options every figure has.
  subscript<Value>(dynamicMember member: KeyPath<SubjectOptions, Value>) -> Value { subject[keyPath: member] }
}

extension LearningOptions {
  /// What these options ask for.
  var plan: ProblemPlan {
    get throws { subject.plan(l2: l2, starts: try startPoints) }
  }

  /// Where runs begin.
  var startPoints: [StartPoint] {
    get throws { start.isEmpty ? [try subject.initialPoint] : start.map { .values($0.values) } }
  }
}
