public import GradientKit

/// What one run recorded: a row a step, and one for the end.
///
/// Row k is θₖ before update k. A cell is `nil` where nothing was measured.
public struct Trace: Sendable {
  /// What was recorded at one step.
  public struct Row: Sendable {
    /// The number of updates made before.
    public var step: Int
    /// The passes over the training examples made before.
    public var epoch: Double
    /// What the optimizer has cost before this step.
    public var counts: EvaluationCounts
    /// The rate of the update about to be made.
    public var rate: Double?
    /// The loss on the step's batch, before the update.
    public var loss: Double?
    /// ‖g‖ on the step's batch, before the update.
    public var gradientNorm: Double?
    /// Loss and accuracy over all training examples; measured where an epoch begins.
    public var training: Assessment?
    /// Loss and accuracy over all validation examples; measured where an epoch begins.
    public var validation: Assessment?
    /// Seconds spent on updates before this one, without the measuring between them.
    public var seconds: Double
    /// θₖ, where the dimension is small enough to keep it.
    public var parameters: [Double]?
  }

  /// The most parameters that are kept at every step.
  public static let recordedParameterLimit = 16

  /// The seed the run's random numbers came from.
  public let seed: UInt64
  /// The rows, in the order of steps.
  public var rows: [Row] = []
  /// How the run ended.
  public var verdict: Verdict = .budget
  /// The stopping rule that ended the run; `nil` when none did.
  public var stopReason: StopReason?
  /// What the schedule did that should be known, such as a rate of zero.
  public var remarks: [String] = []
  /// Loss and accuracy over the test examples at the end.
  public var test: Assessment?
  /// Scores for rows the user asked about.
  public var predictions: [Prediction] = []
  /// θ where the run began.
  public var start: [Double] = []
  /// θ where the run ended.
  public var end: [Double] = []

  /// A trace without rows.
  public init(seed: UInt64) { self.seed = seed }

  /// Takes back how long anything took, so that two runs leave the same behind.
  mutating func forgetTime() {
    for index in rows.indices { rows[index].seconds = 0 }
  }
}
