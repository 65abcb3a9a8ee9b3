internal import GradientKit

/// Parses the text of a formula into instructions, by recursive descent.
///
/// The grammar is sums of products of signed powers, with the usual precedence of mathematics: −x^2 is −(x²), x^y^z is
/// x^(y^z), a/b·c is (a/b)·c. Parts without variables are evaluated while parsing.
struct FormulaParser {
  /// The maximum nesting of parentheses, powers and bars.
  static let depthLimit = 200

  /// The instructions so far.
  private(set) var program: [FormulaInstruction] = []

  private var scanner: FormulaScanner
  private var token: FormulaToken
  private var depth = 0

  /// Parses a complete formula.
  init(_ text: String) throws(FormulaError) {
    scanner = FormulaScanner(text)
    token = try scanner.next()
    guard token.kind != .end else { throw FormulaError.empty }
    try sum()
    guard token.kind == .end else {
      switch token.kind {
      case .number, .name, .mark("("), .mark("|"):
        throw FormulaError.missingOperator(column: token.column, found: token.text)
      default: throw unexpected("an operator or the end")
      }
    }
  }

  private mutating func advance() throws(FormulaError) { token = try scanner.next() }

  private mutating func take(_ mark: Character) throws(FormulaError) -> Bool {
    guard token.kind == .mark(mark) else { return false }
    try advance()
    return true
  }

  private func unexpected(_ expected: String) -> FormulaError {
    .unexpected(column: token.column, expected: expected, found: token.kind == .end ? nil : token.text)
  }

  /// Parses a nested part, one level deeper.
  private mutating func nested(
    _ parse: (inout FormulaParser) throws(FormulaError) -> Void
  ) throws(FormulaError) {
    depth += 1
    // Every level uses the call stack, which deep nesting must not exhaust.
    guard depth <= Self.depthLimit else { throw .tooDeep(column: token.column, limit: Self.depthLimit) }
    try parse(&self)
    depth -= 1
  }

  private mutating func sum() throws(FormulaError) {
    try product()
    while true {
      if try take("+") {
        try product()
        emit(.add)
      } else if try take("-") {
        try product()
        emit(.subtract)
      } else {
        return
      }
    }
  }

  private mutating func product() throws(FormulaError) {
    try signed()
    while true {
      if try take("*") {
        try signed()
        emit(.multiply)
      } else if try take("/") {
        try signed()
        emit(.divide)
      } else {
        return
      }
    }
  }

  private mutating func signed() throws(FormulaError) {
    var isNegative = false
    while true {
      if try take("-") {
        isNegative.toggle()
      } else if try !take("+") {
        break
      }
    }
    try power()
    if isNegative { emit(.negate) }
  }

  private mutating func power() throws(FormulaError) {
    let base = program.count
    let start = token.kind
    try primary()
    while case .superscript(let exponent) = token.kind {
      try advance()
      emit(.wholePower(exponent))
    }
    guard try take("^") else { return }
    let exponent = program.count
    try nested { parser throws(FormulaError) in try parser.signed() }
    // The base is the bare number e, without a superscript, so the power becomes exp.
    if start == .name("e"), program[base] == .constant(Double.exp(1)), exponent == base + 1 {
      program.remove(at: base)
      emit(.call(.exp))
    } else {
      emitPower()
    }
  }

  private mutating func primary() throws(FormulaError) {
    let start = token
    switch token.kind {
    case .number(let value):
      try advance()
      emit(.constant(value))
    case .name(let name):
      try advance()
      try self.name(name, at: start.column)
    case .mark("("):
      try advance()
      try nested { parser throws(FormulaError) in try parser.sum() }
      try close(")")
    case .mark("|"):
      try advance()
      try nested { parser throws(FormulaError) in try parser.sum() }
      try close("|")
      emit(.call(.abs))
    default:
      throw unexpected("a number, x, y, a function or '('")
    }
  }

  private mutating func close(_ mark: Character) throws(FormulaError) {
    guard try take(mark) else { throw unexpected("an operator or '\(mark)'") }
  }

  private mutating func name(_ name: String, at column: Int) throws(FormulaError) {
    switch name {
    case "x": emit(.variable(0))
    case "y": emit(.variable(1))
    case "pi", "π": emit(.constant(.pi))
    case "e": emit(.constant(Double.exp(1)))
    default:
      guard let function = FormulaFunction(rawValue: name) else {
        throw FormulaError.unknownName(column: column, name: name)
      }
      try call(function, at: column)
    }
  }

  private mutating func call(_ function: FormulaFunction, at column: Int) throws(FormulaError) {
    guard try take("(") else { throw .functionWithoutArgument(column: column, function: function.rawValue) }
    var count = 0
    repeat {
      try nested { parser throws(FormulaError) in try parser.sum() }
      count += 1
      if count > 1 {
        if function == .min { emit(.minimum) }
        if function == .max { emit(.maximum) }
      }
    } while try take(",")
    try close(")")
    guard function.arguments.contains(count) else {
      throw .wrongArgumentCount(
        column: column, function: function.rawValue, expected: function.arguments, found: count)
    }
    switch function {
    case .pow: emitPower()
    case .min, .max: break
    default: emit(.call(function))
    }
  }

  private mutating func emitPower() {
    if case .constant(let exponent) = program.last, exponent == exponent.rounded(), exponent.magnitude <= 0x1p31 {
      program.removeLast()
      emit(.wholePower(Int(exponent)))
    } else {
      emit(.power)
    }
  }

  private mutating func emit(_ instruction: FormulaInstruction) {
    program.append(instruction)
    let operands = instruction.operands
    let known = program.dropLast().suffix(operands).allSatisfy { if case .constant = $0 { true } else { false } }
    guard operands > 0, program.count > operands, known else { return }
    let part = FormulaProgram(Array(program.suffix(operands + 1)))
    program.removeLast(operands + 1)
    program.append(.constant(part.value(at: Point<Double>([]))))
  }
}
