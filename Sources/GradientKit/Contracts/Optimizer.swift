/// One step of a rule that looks for a lower point.
///
/// The rule asks the oracle for gradients, loss values or both as often as it likes; every answer is counted. The rate is
/// the schedule's business and comes in with each step. What the rule remembers is a value beside it.
public protocol Optimizer: Component {
  /// What the rule remembers from step to step.
  associatedtype State: Sendable

  /// The rate used when the user names none.
  static var defaultRate: Double { get }
  /// Whether the default rate suits examples of any size: the rule divides the gradient's scale out, as Adam does, or finds
  /// its own step length.
  static var keepsDefaultRate: Bool { get }
  /// Whether the rule asks for gradients; a search looks at loss values alone.
  static var usesGradient: Bool { get }

  /// The least constant rate at which the rule no longer settles in a minimum whose largest second derivative is
  /// `curvature`, as far as it is known: 2/L for gradient descent.
  func stabilityLimit(curvature: Double) -> Double?

  /// The rule for parameters of this layout, asked for once before a run; itself unless overridden.
  ///
  /// A rule that treats matrices, biases or layers each in their own way keeps what it needs of the layout here.
  func adapted(to layout: Layout) -> Self
  /// What the rule remembers before its first step from `point`.
  func initialState(at point: [Double], random: RandomSource) -> State
  /// Moves `point` by one step.
  func step(_ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle) throws
  /// The parameters that the rule is judged by when its steps have led to `point`; `point` unless overridden.
  ///
  /// A rule that averages the points of its steps returns the average: losses and accuracies are measured there, while
  /// steps go on from `point`.
  func evaluated(_ point: [Double], _ state: State) -> [Double]
}

extension Optimizer {
  /// Steps grow with the gradient unless a rule says otherwise.
  public static var keepsDefaultRate: Bool { false }
  /// Most rules follow the gradient.
  public static var usesGradient: Bool { true }

  /// The same rule for any layout.
  public func adapted(to layout: Layout) -> Self { self }
  /// The point itself.
  public func evaluated(_ point: [Double], _ state: State) -> [Double] { point }

  /// Not known.
  public func stabilityLimit(curvature: Double) -> Double? { nil }
}
