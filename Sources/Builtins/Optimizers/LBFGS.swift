import GradientKit

/// L-BFGS: a quasi-Newton direction from the last steps, and a line search along it.
///
/// Nocedal 1980; Nocedal and Wright 2006, algorithms 7.4, 7.5, 3.5 and 3.6. The direction follows from the last
/// `memory` pairs of step s and change of gradient y, with H₀ = s·y / y·y; pairs with y·s ≤ 1e-10 are skipped. The
/// search looks for the strong Wolfe conditions with at most `trials` evaluations of loss and gradient. Its first trial
/// length is the rate, in the first step min(1, 1 / ‖g‖₁) times the rate. If the search finds no lower loss, the pairs
/// are dropped and the point stays the same, as it does where ‖g‖∞ ≤ `tolerance`. Use it for objectives without noise:
/// on minibatches, y compares gradients of different batches.
struct LBFGS: Optimizer {
  /// The name on the command line, `lbfgs`.
  static let name = "lbfgs"
  /// A short description for lists.
  static let summary = "quasi-Newton steps with a strong Wolfe line search"
  /// The default rate, 1, the whole quasi-Newton step.
  static let defaultRate = 1.0
  /// Whether the default rate suits any problem, because the step lengths follow from the curvature.
  static let keepsDefaultRate = true

  private let memory: Int
  private let tolerance: Double
  private let search: WolfeSearch

  /// Reads `memory`, `c1`, `c2`, `trials` and `tolerance`.
  init(_ settings: inout Settings) throws {
    memory = try settings.integer("memory", default: 10, "steps remembered", in: 1...10_000)
    let c1 = try settings.number("c1", default: 1e-4, "required share of the predicted decrease", in: 0...0.5)
    let c2 = try settings.number("c2", default: 0.9, "largest share of the initial slope that may remain", in: 0...1)
    let trials = try settings.integer("trials", default: 25, "the most points to try per step", in: 1...1000)
    tolerance = try settings.number(
      "tolerance", default: 1e-8, "largest slope that counts as zero", in: 0...Double.greatestFiniteMagnitude)
    guard c1 < c2 else {
      throw SettingError.badValue(
        component: Self.name, key: "c2", value: String(c2), expected: "above c1, or no length may satisfy both")
    }
    search = WolfeSearch(decrease: c1, flatness: c2, trialLimit: trials)
  }

  /// Starts without pairs.
  func initialState(at point: [Double], random: RandomSource) -> CurvaturePairs {
    CurvaturePairs(limit: memory)
  }

  /// Makes a line search along −H g.
  func step(
    _ point: inout [Double], _ pairs: inout CurvaturePairs, rate: Double, asking oracle: inout Oracle
  ) throws {
    // The oracle usually knows both from the last trial of the previous step.
    let (loss, gradient) = try oracle.knownLossAndGradient(at: point) ?? oracle.lossAndGradient(at: point)
    let size = gradient.reduce(0) { $0 + $1.magnitude }
    let steepest = gradient.reduce(0) { max($0, $1.magnitude) }
    guard rate > 0, loss.isFinite, size.isFinite, size > 0, steepest > tolerance else { return }

    var direction = pairs.direction(against: gradient)
    var slope = gradient.innerProduct(direction)
    if !(slope < 0) || !slope.isFinite {
      pairs.forget()
      direction = gradient.map { -$0 }
      slope = -gradient.innerProduct(gradient)
    }
    let start = LineTrial(length: 0, loss: loss, slope: slope, point: point, gradient: gradient)
    let first = rate * (pairs.isEmpty ? min(1, 1 / size) : 1)
    guard let found = try search.search(from: start, along: direction, first: first, asking: &oracle) else {
      pairs.forget()
      return
    }
    pairs.append(
      step: zip(found.point, point).map { $0 - $1 }, change: zip(found.gradient, gradient).map { $0 - $1 })
    point = found.point
  }
}
