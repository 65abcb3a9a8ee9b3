internal import GradientKit

/// A formula as a list of instructions that is evaluated on any number type.
struct FormulaProgram: Equatable, Sendable {
  /// The instructions in postfix order.
  let instructions: [FormulaInstruction]
  /// The maximum number of operands on the stack.
  let stackDepth: Int

  /// Creates a program; every instruction must find its operands on the stack, and exactly one number remains at the
  /// end.
  init(_ instructions: [FormulaInstruction]) {
    self.instructions = instructions
    var (depth, deepest) = (0, 1)
    for instruction in instructions {
      depth += 1 - instruction.operands
      deepest = max(deepest, depth)
    }
    stackDepth = deepest
  }

  // Callers know the number type only at run time. Without the specializations for the two most frequent types, each
  // instruction would run through unspecialized generics.
  /// Returns the value at a point.
  @specialized(where S == Double)
  @specialized(where S == Dual)
  func value<S: Scalar>(at point: Point<S>) -> S {
    withUnsafeTemporaryAllocation(of: S.self, capacity: stackDepth) { stack in
      stack.initialize(repeating: 0)
      defer { stack.deinitialize() }
      var top = -1
      for instruction in instructions {
        switch instruction {
        case .constant(let value):
          top += 1
          stack[top] = S(value)
        case .variable(let index):
          top += 1
          stack[top] = point[index]
        case .negate: stack[top] = -stack[top]
        case .wholePower(2): stack[top] = stack[top] * stack[top]
        case .wholePower(let exponent): stack[top] = S.pow(stack[top], exponent)
        case .call(let function): stack[top] = function.value(stack[top])
        case .add, .subtract, .multiply, .divide, .power, .minimum, .maximum:
          top -= 1
          stack[top] = Self.joined(stack[top], instruction, stack[top + 1])
        }
      }
      return stack[0]
    }
  }

  @inline(__always)
  private static func joined<S: Scalar>(_ left: S, _ instruction: FormulaInstruction, _ right: S) -> S {
    switch instruction {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .power: S.pow(left, right)
    // A NaN operand is the result, instead of being lost in a comparison.
    case .minimum: left.primal.isNaN ? left : right < left || right.primal.isNaN ? right : left
    case .maximum: left.primal.isNaN ? left : right > left || right.primal.isNaN ? right : left
    default: left
    }
  }
}

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
