package import GradientKit

/// A surface given by a formula in x, or in x and y, on the command line.
///
/// Numbers such as 1e-3, `x`, `y`, `pi`, `e`, `+ - * / ^`, parentheses, `|x|`, and the functions sin, cos, tan, asin,
/// acos, atan, sinh, cosh, tanh, exp, log (natural, also ln), sqrt, abs, sign, pow, min and max. −x^2 is −(x²), and powers
/// are taken from the right. A base below zero takes whole powers alone. Products are written with `*`.
package struct FormulaSurface: Surface {
  /// `function`.
  package static let name = "function"
  /// What it is.
  package static let summary = "a formula of your own in x, or in x and y"

  /// The formula as it was written.
  package let formula: String
  /// The formula: it has no other name.
  package var title: String { formula }
  /// 2 where y occurs, else 1.
  package let dimension: Int
  private let program: FormulaProgram

  /// The surface of a formula such as `sin(x)*exp(-0.05*x^2)`.
  ///
  /// - Throws: ``FormulaError`` with the column of what is wrong.
  package init(_ formula: String) throws(FormulaError) {
    self.formula = formula
    program = FormulaProgram(try FormulaParser(formula).program)
    dimension = program.instructions.contains(.variable(1)) ? 2 : 1
  }

  /// Takes everything behind the colon as the formula.
  package init(_ settings: inout Settings) throws {
    guard let formula = settings.argument("formula", "the formula in x, or in x and y") else {
      throw SettingError.missing(
        component: settings.component, what: "a formula", example: "\(Self.name):sin(x)*exp(-0.05*x^2)")
    }
    do {
      try self.init(formula)
    } catch {
      throw SettingError.unsuitable(component: settings.component, reason: error.description)
    }
  }

  /// Nothing is known of them.
  package var minima: [[Double]] { [] }
  /// From −5 to 5.
  package var window: [ClosedRange<Double>] { [ClosedRange<Double>](repeating: -5...5, count: dimension) }
  /// 1 in every coordinate; the user chooses another.
  package var start: [Double] { [Double](repeating: 1, count: dimension) }

  /// The formula.
  package func value<S: Scalar>(_ point: Point<S>) -> S { program.value(at: point) }
}
