import GradientKit

/// An error in the text of a formula; columns count characters from 1.
package enum FormulaError: Error, Sendable, Equatable {
  /// The formula is empty.
  case empty
  /// The text has something other than `expected`; `found` is `nil` at the end of the text.
  case unexpected(column: Int, expected: String, found: String?)
  /// An operator is missing between two factors.
  case missingOperator(column: Int, found: String)
  /// The name is unknown.
  case unknownName(column: Int, name: String)
  /// The number of arguments does not match the function.
  case wrongArgumentCount(column: Int, function: String, expected: ClosedRange<Int>, found: Int)
  /// A function has no parentheses.
  case functionWithoutArgument(column: Int, function: String)
  /// A character has no meaning in formulas.
  case strange(column: Int, character: Character)
  /// The number is too large.
  case tooLarge(column: Int, number: String)
  /// Parentheses, powers and bars are nested too deeply.
  case tooDeep(column: Int, limit: Int)
}

extension FormulaError: CustomStringConvertible {
  /// The problem and its remedy.
  package var description: String {
    switch self {
    case .empty:
      return "the formula is empty; write one in x, or in x and y, such as sin(x)*exp(-0.05*x^2)"
    case .unexpected(let column, let expected, let found):
      return "column \(column): expected \(expected) but \(found.map { "found '\($0)'" } ?? "the formula ends")"
    case .missingOperator(let column, let found):
      return "column \(column): expected an operator but found '\(found)'; a product is written with '*'"
    case .unknownName(let column, let name):
      let known = FormulaFunction.allCases.map(\.rawValue)
      return "column \(column): unknown name '\(name)'"
        + NameSuggestion(for: name, among: ["x", "y", "pi", "e"] + known).clause
        + " (a formula knows x, y, pi, e and \(known.joined(separator: " ")))"
    case .wrongArgumentCount(let column, let function, let expected, let found):
      let wanted =
        expected.upperBound == .max
        ? "\(expected.lowerBound) arguments or more"
        : expected.lowerBound == 1 ? "one argument" : "\(expected.lowerBound) arguments"
      return "column \(column): \(function) takes \(wanted), but here are \(found)"
    case .functionWithoutArgument(let column, let function):
      return "column \(column): the argument of \(function) stands in parentheses, such as \(function)(x)"
    case .strange(let column, let character):
      return "column \(column): '\(character)' has no meaning in a formula"
    case .tooLarge(let column, let number):
      return "column \(column): \(number) is larger than a number can be"
    case .tooDeep(let column, let limit):
      return "column \(column): more than \(limit) parentheses, powers or bars lie in each other"
    }
  }
}
