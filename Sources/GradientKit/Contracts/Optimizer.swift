/// An iterative rule that minimizes an objective, one step at a time.
///
/// The rule asks the oracle for gradients, loss values or both as often as needed; every answer is counted. A schedule
/// determines the rate of each step. The state of the rule is a separate value.
public protocol Optimizer: Component {
  /// The state that the rule keeps between steps.
  associatedtype State: Sendable

  /// The default rate.
  static var defaultRate: Double { get }
  /// Whether the default rate suits examples of any size, because the rule normalizes the gradient's scale, as Adam
  /// does, or finds its own step length.
  static var keepsDefaultRate: Bool { get }
  /// Whether the rule uses gradients; a search uses only loss values.
  static var usesGradient: Bool { get }

  /// Returns the lowest constant rate at which the rule does not settle in a minimum whose largest second derivative is
  /// `curvature`, if it is known: 2/L for gradient descent.
  func stabilityLimit(curvature: Double) -> Double?

  /// Returns the rule for parameters of this layout, requested once before a run; by default itself.
  ///
  /// A rule that treats matrices, biases or layers differently keeps what it needs of the layout here.
  func adapted(to layout: Layout) -> Self
  /// Returns the state before the first step from `point`.
  func initialState(at point: [Double], random: RandomSource) -> State
  /// Moves `point` by one step.
  func step(_ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle) throws
  /// Returns the parameters at which the rule is evaluated when its steps have led to `point`; by default `point`.
  ///
  /// A rule that averages the points of its steps returns the average: losses and accuracies are measured there, while
  /// steps continue from `point`.
  func evaluated(_ point: [Double], _ state: State) -> [Double]
}

extension Optimizer {
  /// Whether the default rate suits examples of any size; by default `false`.
  public static var keepsDefaultRate: Bool { false }
  /// Whether the rule uses gradients; by default `true`.
  public static var usesGradient: Bool { true }

  /// Returns the rule itself.
  public func adapted(to layout: Layout) -> Self { self }
  /// Returns the point itself.
  public func evaluated(_ point: [Double], _ state: State) -> [Double] { point }

  /// Returns `nil`.
  public func stabilityLimit(curvature: Double) -> Double? { nil }
}
