/// One step of a rule that looks for a lower point.
///
/// The rule asks the oracle for gradients, loss values or both as often as it likes; every answer is counted. The rate is
/// the schedule's business and comes in with each step. What the rule remembers is a value beside it.
public protocol Optimizer: Component {
  /// What the rule remembers from step to step.
  associatedtype State: Sendable

  /// The rate used when the user names none.
  static var defaultRate: Double { get }
  /// Whether multiplying the objective by a constant leaves the steps as they are, as in Adam.
  static var isScaleInvariant: Bool { get }

  /// What the rule remembers before its first step from `point`.
  func initialState(at point: [Double], random: RandomSource) -> State
  /// Moves `point` by one step.
  func step(_ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle) throws
}

extension Optimizer {
  /// Steps grow with the gradient unless a rule says otherwise.
  public static var isScaleInvariant: Bool { false }
}
