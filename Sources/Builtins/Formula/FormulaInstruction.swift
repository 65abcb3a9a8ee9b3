/// An instruction of a formula in postfix order, which pops its operands from a stack and pushes its result.
enum FormulaInstruction: Equatable, Sendable {
  case constant(Double)
  case variable(Int)
  case negate, add, subtract, multiply, divide, power, minimum, maximum
  /// An integer power, which is defined for negative bases too.
  case wholePower(Int)
  case call(FormulaFunction)

  /// The number of operands.
  var operands: Int {
    switch self {
    case .constant, .variable: 0
    case .negate, .wholePower, .call: 1
    case .add, .subtract, .multiply, .divide, .power, .minimum, .maximum: 2
    }
  }
}
