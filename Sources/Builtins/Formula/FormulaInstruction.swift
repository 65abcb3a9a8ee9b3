/// A step of a formula in postfix order: it takes its operands off a stack and puts its result there.
enum FormulaInstruction: Equatable, Sendable {
  case constant(Double)
  case variable(Int)
  case negate, add, subtract, multiply, divide, power, minimum, maximum
  /// To a whole power, which is defined for negative bases too.
  case wholePower(Int)
  case call(FormulaFunction)

  /// How many operands it takes.
  var operands: Int {
    switch self {
    case .constant, .variable: 0
    case .negate, .wholePower, .call: 1
    case .add, .subtract, .multiply, .divide, .power, .minimum, .maximum: 2
    }
  }
}
