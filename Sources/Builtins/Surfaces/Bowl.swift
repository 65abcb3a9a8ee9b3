package import GradientKit

/// ½(x² + κ y²), an elongated bowl with condition number κ.
///
/// Goh 2017 (Distill): descent converges for rates below 2/κ, fastest at 2/(1 + κ), by (κ − 1)/(κ + 1) per step.
package struct Bowl: Surface {
  /// The name on the command line, `bowl`.
  package static let name = "bowl"
  /// A short description for lists.
  package static let summary = "½(x² + κ y²): a bowl of condition κ"

  private let kappa: Double

  /// Reads `kappa`, κ.
  package init(_ settings: inout Settings) throws {
    kappa = try settings.number(
      "kappa", default: 25, "κ, how many times as steep the y direction is",
      in: .leastNonzeroMagnitude...Double.greatestFiniteMagnitude)
  }

  /// The surface has two coordinates.
  package var dimension: Int { 2 }
  /// The formula as text.
  package var formula: String {
    "½(x² + \(kappa == kappa.rounded() && kappa < 1e15 ? String(Int(kappa)) : String(kappa)) y²)"
  }
  /// The minimum, the origin.
  package var minima: [[Double]] { [[0, 0]] }
  /// The default window of a drawing.
  package var window: [ClosedRange<Double>] { [-2...2, -2...2] }
  /// The default start, (1.5, 1.5).
  package var start: [Double] { [1.5, 1.5] }

  /// Returns ½(x² + κ y²).
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    (point[0] * point[0] + S(kappa) * point[1] * point[1]) / 2
  }
}
