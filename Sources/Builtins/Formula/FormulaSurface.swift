package import GradientKit

/// A surface given by a formula in x, or in x and y, on the command line.
///
/// Formulas contain numbers such as 1e-3, `x`, `y`, `pi`, `e`, `+ - * / ^`, parentheses, `|x|`, and the functions sin,
/// cos, tan, asin, acos, atan, sinh, cosh, tanh, exp, log (natural, also ln), sqrt, abs, sign, pow, min and max. −x^2
/// is −(x²), and powers are evaluated from the right. A negative base has integer powers only. Products need a `*`.
package struct FormulaSurface: Surface {
  /// The name on the command line, `function`.
  package static let name = "function"
  /// A short description for lists.
  package static let summary = "a formula of your own in x, or in x and y"

  /// The formula as the user wrote it.
  package let formula: String
  /// The formula, since the surface has no other name.
  package var title: String { formula }
  /// 2 if y occurs, else 1.
  package let dimension: Int
  private let program: FormulaProgram

  /// Parses a formula such as `sin(x)*exp(-0.05*x^2)`.
  ///
  /// - Throws: ``FormulaError`` with the column of the error.
  package init(_ formula: String) throws(FormulaError) {
    self.formula = formula
    program = FormulaProgram(try FormulaParser(formula).program)
    dimension = program.instructions.contains(.variable(1)) ? 2 : 1
  }

  /// Reads everything after the colon as the formula.
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

  /// The minima, which are unknown.
  package var minima: [[Double]] { [] }
  /// The default window of a drawing, from −5 to 5.
  package var window: [ClosedRange<Double>] { [ClosedRange<Double>](repeating: -5...5, count: dimension) }
  /// The default start, 1 in every coordinate.
  package var start: [Double] { [Double](repeating: 1, count: dimension) }

  /// Returns the value of the formula.
  package func value<S: Scalar>(_ point: Point<S>) -> S { program.value(at: point) }
}
