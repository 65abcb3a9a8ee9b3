import Builtins
import GradientKit

/// Formulas, evaluated on numbers and on dual numbers.
enum FormulaTarget: FuzzTarget {
  static let name = "formula"

  static func read(_ bytes: [UInt8]) throws {
    let surface = try FormulaSurface(String(decoding: bytes, as: UTF8.self))
    for x in [0, 1, -2.5, 1e300, -.infinity, .nan] {
      let point = [Double](repeating: x, count: surface.dimension)
      _ = surface.value(Point(point))
      _ = surface.value(Point(point.map { Dual(value: $0, slope: 1) }))
    }
  }
}
