package import GradientKit

/// AdaGrad: every coordinate has a rate of its own, divided by the root of all its squared slopes so far.
///
/// Duchi, Hazan and Singer 2011, in the form of PyTorch: a ← a + g², θ ← θ − η g / (√a + ε). Optax and Keras start a at
/// 0.1, and with an ε of 1e-7; `initial` and `epsilon` do the same. PyTorch's decay of the rate is the schedule's business.
package struct AdaGrad: Optimizer {
  /// `adagrad`.
  package static let name = "adagrad"
  /// What it is.
  package static let summary = "gradient over the root of all squared slopes so far"
  /// 0.01.
  package static let defaultRate = 0.01
  /// AdaGrad divides the gradient's scale out.
  package static let keepsDefaultRate = true

  private let epsilon: Double
  private let initial: Double

  /// Reads `epsilon` and `initial`.
  package init(_ settings: inout Settings) throws {
    epsilon = try settings.number(
      "epsilon", default: 1e-10, "added to the root", in: 0...Double.greatestFiniteMagnitude)
    initial = try settings.number(
      "initial", default: 0, "where the sum of squares starts", in: 0...Double.greatestFiniteMagnitude)
  }

  /// The sums start alike.
  package func initialState(at point: [Double], random: RandomSource) -> [Double] {
    [Double](repeating: initial, count: point.count)
  }

  /// a ← a + g², θ ← θ − η g / (√a + ε).
  package func step(
    _ point: inout [Double], _ squares: inout [Double], rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    for index in point.indices {
      let slope = gradient[index]
      squares[index] += slope * slope
      let root = Double.sqrt(squares[index]) + epsilon
      // Without ε, a coordinate that never had a slope would be 0 / 0.
      if root != 0 { point[index] -= rate * slope / root }
    }
  }
}
