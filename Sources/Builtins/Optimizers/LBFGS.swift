package import GradientKit

/// L-BFGS: Newton's direction from a few remembered steps, and a line search along it.
///
/// Nocedal 1980; Nocedal and Wright 2006, algorithms 7.4, 7.5, 3.5 and 3.6. The direction comes from the last `memory`
/// pairs of step s and change of gradient y, with H₀ = s·y / y·y; pairs with y·s ≤ 1e-10 are left out. The search looks for
/// the strong Wolfe conditions with at most `trials` losses and gradients. Its first trial is 1 times the rate, at the first
/// step min(1, 1 / ‖g‖₁) times the rate. When the search finds nothing lower, the memory is dropped and the point stays, as
/// it does where ‖g‖∞ ≤ `tolerance`. Made for objectives without noise: on batches y compares two of them.
package struct LBFGS: Optimizer {
  /// `lbfgs`.
  package static let name = "lbfgs"
  /// What it is.
  package static let summary = "quasi-Newton steps with a strong Wolfe line search"
  /// 1, the whole quasi-Newton step.
  package static let defaultRate = 1.0
  /// The lengths come from curvature.
  package static let keepsDefaultRate = true

  private let memory: Int
  private let tolerance: Double
  private let search: WolfeSearch

  /// Reads `memory`, `c1`, `c2`, `trials` and `tolerance`.
  package init(_ settings: inout Settings) throws {
    memory = try settings.integer("memory", default: 10, "steps remembered", in: 1...10_000)
    let c1 = try settings.number("c1", default: 1e-4, "share of the promised decrease wanted", in: 0...0.5)
    let c2 = try settings.number("c2", default: 0.9, "share of the slope that may be left", in: 0...1)
    let trials = try settings.integer("trials", default: 25, "most points tried a step", in: 1...1000)
    tolerance = try settings.number(
      "tolerance", default: 1e-8, "largest slope that counts as none", in: 0...Double.greatestFiniteMagnitude)
    guard c1 < c2 else {
      throw SettingError.badValue(
        component: Self.name, key: "c2", value: String(c2), expected: "above c1, or no length may satisfy both")
    }
    search = WolfeSearch(decrease: c1, flatness: c2, trialLimit: trials)
  }

  /// No pairs yet.
  package func initialState(at point: [Double], random: RandomSource) -> CurvaturePairs {
    CurvaturePairs(limit: memory)
  }

  /// A line search along −H g.
  package func step(
    _ point: inout [Double], _ pairs: inout CurvaturePairs, rate: Double, asking oracle: inout Oracle
  ) throws {
    // The last trial is usually where this step begins.
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
