import GradientKit
import Synchronization
import Testing

struct TapeTests {
  /// The operations of a formula on one or two numbers.
  private enum Operation: String, CaseIterable {
    case add, subtract, multiply, divide, negate, magnitude, larger, smaller
    case exp, expMinusOne, cosh, sinh, tanh, cos, sin, tan, log, logOnePlus, acosh, asinh, atanh, acos, asin, atan
    case sqrt, cubeRoot, cube, inverse, power

    func callAsFunction<S: Scalar>(_ x: S, _ y: S) -> S {
      switch self {
      case .add: x + y
      case .subtract: x - y
      case .multiply: x * y
      case .divide: x / y
      case .negate: -x
      case .magnitude: abs(x)
      case .larger: max(x, y)
      case .smaller: min(x, y)
      case .exp: S.exp(x)
      case .expMinusOne: S.expMinusOne(x)
      case .cosh: S.cosh(x)
      case .sinh: S.sinh(x)
      case .tanh: S.tanh(x)
      case .cos: S.cos(x)
      case .sin: S.sin(x)
      case .tan: S.tan(x)
      case .log: S.log(x)
      case .logOnePlus: S.log(onePlus: x)
      case .acosh: S.acosh(x)
      case .asinh: S.asinh(x)
      case .atanh: S.atanh(x)
      case .acos: S.acos(x)
      case .asin: S.asin(x)
      case .atan: S.atan(x)
      case .sqrt: S.sqrt(x)
      case .cubeRoot: S.root(x, 3)
      case .cube: S.pow(x, 3)
      case .inverse: S.pow(x, -1)
      case .power: S.pow(x, y)
      }
    }

    /// Pairs of numbers well inside the domain.
    var points: [[Double]] {
      switch self {
      case .log, .sqrt, .power: [[0.2, 1.5], [1, -2], [30, 0.3]]
      case .acosh: [[1.2, 0], [9, 0]]
      case .atanh, .acos, .asin: [[-0.9, 0], [0, 0], [0.8, 0]]
      case .logOnePlus: [[-0.7, 0], [0, 0], [20, 0]]
      case .divide, .inverse, .cubeRoot: [[-3, 0.4], [0.2, -7], [5, 2]]
      default: [[-2.5, 0.3], [-0.4, -0.4], [0, 1], [1.2, 3]]
      }
    }
  }

  private func dualGradient(at point: [Double], _ formula: ([Dual]) -> Dual) -> [Double] {
    point.indices.map { direction in
      formula(point.enumerated().map { Dual(value: $1, slope: $0 == direction ? 1 : 0) }).slope
    }
  }

  private func agree(_ a: [Double], _ b: [Double], to tolerance: Double) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
  }

  @Test(arguments: Operation.allCases.map(\.rawValue))
  func `every operation has the slopes that dual numbers have`(name: String) throws {
    let operation = try #require(Operation(rawValue: name))
    for point in operation.points {
      let result = Tape.gradient(at: point) { operation($0[0], $0[1]) }
      #expect(result.value == operation(point[0], point[1]))
      #expect(
        agree(result.gradient, dualGradient(at: point) { operation($0[0], $0[1]) }, to: 1e-14), "\(name) at \(point)")
      let constant = Tape.gradient(at: point) { operation($0[0], Variable(point[1])) }
      #expect(
        agree(constant.gradient, dualGradient(at: point) { operation($0[0], Dual(point[1])) }, to: 1e-14),
        "\(name) at \(point), the second number a constant")
    }
  }

  /// One line of a random program: an operation on two earlier results, limited so that values stay small.
  private struct Line {
    let operation: Operation
    let first: Int
    let second: Int

    func result<S: Scalar>(_ values: [S]) -> S {
      let (x, y) = (values[first], values[second])
      return switch operation {
      case .divide: x / (y * y + 1)
      case .log, .sqrt: operation(x * x + 0.5, y)
      case .power: S.pow(x * x + 0.5, S.tanh(y))
      case .logOnePlus: operation(x * x, y)
      case .acosh: operation(x * x + 2, y)
      case .atanh, .acos, .asin: operation(S.tanh(x) / 2, y)
      case .inverse, .cubeRoot: operation(x * x + 1, y)
      default: S.sin(operation(S.tanh(x), y))
      }
    }
  }

  @Test(arguments: 0..<60)
  func `random expressions have the gradient that dual numbers give`(seed: Int) {
    var random = RandomSource(state: UInt64(seed))
    let point = (0..<4).map { _ in random.normal() }
    let program = (0..<40).map { line in
      Line(
        operation: Operation.allCases[random.index(below: Operation.allCases.count)],
        first: random.index(below: 4 + line), second: random.index(below: 4 + line))
    }
    func evaluate<S: Scalar>(_ point: [S]) -> S {
      var values = point
      for line in program { values.append(line.result(values)) }
      return values.suffix(8).reduce(0, +)
    }
    let result = Tape.gradient(at: point) { evaluate($0) }
    #expect(result.value == evaluate(point))
    #expect(agree(result.gradient, dualGradient(at: point) { evaluate($0) }, to: 1e-11))
  }

  @Test func `a parameter used many times has the sum of its slopes`() {
    let result = Tape.gradient(at: [3]) { $0[0] * $0[0] * $0[0] + $0[0] / $0[0] - $0[0] }
    #expect(result.value == 25 && abs(result.gradient[0] - 26) < 1e-14)
  }

  @Test func `results that are a parameter or a constant have slopes too`() {
    #expect(Tape.gradient(at: [3, 4]) { $0[1] }.gradient == [0, 1])
    #expect(Tape.gradient(at: [3, 4]) { _ in 5 }.gradient == [0, 0])
    #expect(Tape.gradient(at: []) { _ in 5 }.value == 5)
  }

  @Test func `a branch not taken does not count, even where its slope is infinite`() {
    let result = Tape.gradient(at: [0]) { max(Variable.sqrt($0[0]) - 1, 2 * $0[0]) }
    #expect(result.value == 0 && result.gradient == [2])
  }

  @Test func `a tape grows as long as the formula is`() {
    let result = Tape.gradient(at: [1, 1e-6]) { point in
      var sum = point[0]
      for _ in 0..<100_000 { sum += point[0] * point[1] }
      return sum
    }
    #expect(abs(result.gradient[0] - 1.1) < 1e-9 && abs(result.gradient[1] - 1e5) < 1e-6)
  }

  @Test func `tapes in many threads do not see each other`() {
    let wrong = Mutex(0)
    Workers(count: 8).forEach(400) { task in
      let x = Double(task + 1) / 100
      let result = Tape.gradient(at: [x, 2]) { point in
        (0..<50).reduce(Variable(0)) { sum, _ in sum + exp(-point[0] * point[1]) }
      }
      let expected = -2 * 50 * Double.exp(-2 * x)
      if abs(result.gradient[0] - expected) > 1e-12 * abs(expected) { wrong.withLock { $0 += 1 } }
    }
    #expect(wrong.withLock { $0 } == 0)
  }

  @Test func `order, equality and constants look at values alone`() {
    _ = Tape.gradient(at: [1, 2]) { point in
      #expect(point[0] == 1 && point[0] < point[1] && point[1].primal == 2)
      #expect(Variable(exactly: Int64.max) == nil && Variable(exactly: 7) == 7)
      return max(point[0], point[1])
    }
  }
}
