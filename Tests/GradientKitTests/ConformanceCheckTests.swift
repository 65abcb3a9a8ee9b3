import GradientKit
import Testing

@Suite struct ConformanceCheckTests {
  @Test func `a gradient that loses a slope is found`() {
    // The constant `S(x.primal)` has no derivative: a common mistake in a formula.
    let check = ConformanceCheck(of: ForgetfulSurface.self)
    #expect(!check.passed)
    #expect(check.description.contains("the gradient is wrong"))
  }

  @Test func `a wrong minimum is found`() {
    let check = ConformanceCheck(of: MisplacedMinimum.self)
    #expect(check.problems.count == 1)
    #expect(check.problems.first?.contains("is no minimum") == true)
  }

  @Test func `a model whose pull-back forgets its biases is found`() {
    let check = ConformanceCheck(of: BiasForgotten.self)
    #expect(check.problems.first?.contains("entry 4 of 5") == true, "\(check)")
  }

  @Test func `an optimizer that blows up is found`() {
    #expect(ConformanceCheck(of: Exploding.self).problems.first?.contains("the point is") == true)
  }

  @Test func `an optimizer that is evaluated at a point of another space is found`() {
    #expect(ConformanceCheck(of: Misjudged.self).problems.first?.contains("it is evaluated at is []") == true)
  }

  @Test func `a model whose layout leaves parameters out is found`() {
    #expect(ConformanceCheck(of: HalfLaidOut.self).problems == ["its layout has 4 parameters, and it has 5"])
  }

  @Test func `a schedule with a negative rate is found`() {
    let problem = ConformanceCheck(of: Falling.self).problems.first
    #expect(problem?.hasPrefix("at step 50 of 100, with the base rate 0.1, its rate is -0.4") == true)
  }

  @Test func `a smoother that changes the length is found`() {
    #expect(ConformanceCheck(of: Shortening.self).problems == ["it makes 0 values of 1"])
  }

  @Test func `a component that needs a setting is not tried`() {
    let check = ConformanceCheck(of: Demanding.self)
    #expect(check.passed)
    #expect(check.remarks.first?.hasPrefix("not checked") == true)
  }

  @Test func `a classification loss is checked for every number of classes it knows`() throws {
    #expect(ConformanceCheck(of: TwoClasses.self).passed)
  }
}

private struct ForgetfulSurface: Surface {
  static let name = "forgetful", summary = "for a test"
  init(_ settings: inout Settings) throws {}
  var dimension: Int { 1 }
  var minima: [[Double]] { [] }
  var window: [ClosedRange<Double>] { [-1...1] }
  var start: [Double] { [0.5] }
  func value<S: Scalar>(_ point: Point<S>) -> S { point[0] * S(point[0].primal) }
}

private struct MisplacedMinimum: Surface {
  static let name = "misplaced", summary = "for a test"
  init(_ settings: inout Settings) throws {}
  var dimension: Int { 2 }
  var minima: [[Double]] { [[1, 1]] }
  var window: [ClosedRange<Double>] { [-1...1, -1...1] }
  var start: [Double] { [0.5, 0.5] }
  func value<S: Scalar>(_ point: Point<S>) -> S { point[0] * point[0] + point[1] * point[1] }
}

private struct BiasForgotten: Model {
  static let name = "bias-forgotten", summary = "for a test"
  init(_ settings: inout Settings) throws {}
  func parameterCount(inputs: Int, outputs: Int) -> Int { outputs * (inputs + 1) }
  func weights(inputs: Int, outputs: Int) -> [Range<Int>] { [0..<outputs * inputs] }
  func makeWorkspace(rows: Int, inputs: Int, outputs: Int) -> ProductScratch { ProductScratch() }
  func predict(_ block: RowBlock, parameters: [Double], scores: inout Matrix, workspace: inout ProductScratch) {
    block.multiply(byTransposeOf: parameters, at: 0, into: &scores, scratch: &workspace)
    for row in 0..<block.count {
      for column in 0..<scores.columns { scores[row, column] += parameters[scores.columns * block.width + column] }
    }
  }
  func pullBack(
    _ slopes: Matrix, through block: RowBlock, parameters: [Double], gradient: inout [Double],
    workspace: inout ProductScratch
  ) {
    block.addTransposedProduct(of: slopes, to: &gradient, at: 0, scratch: &workspace)
  }
}

private struct Exploding: Optimizer {
  static let name = "exploding", summary = "for a test", defaultRate = 1e60
  init(_ settings: inout Settings) throws {}
  func initialState(at point: [Double], random: RandomSource) {}
  func step(_ point: inout [Double], _ state: inout Void, rate: Double, asking oracle: inout Oracle) throws {
    let gradient = try oracle.gradient(at: point)
    for index in point.indices { point[index] -= rate * gradient[index] }
  }
}

private struct Misjudged: Optimizer {
  static let name = "misjudged", summary = "for a test", defaultRate = 0.1
  init(_ settings: inout Settings) throws {}
  func initialState(at point: [Double], random: RandomSource) {}
  func step(_ point: inout [Double], _ state: inout Void, rate: Double, asking oracle: inout Oracle) throws {}
  func evaluated(_ point: [Double], _ state: Void) -> [Double] { [] }
}

private struct HalfLaidOut: FormulaModel {
  static let name = "half-laid-out", summary = "for a test"
  init(_ settings: inout Settings) throws {}
  func parameterCount(inputs: Int, outputs: Int) -> Int { outputs * (inputs + 1) }
  func layout(inputs: Int, outputs: Int) -> Layout { Layout("W", count: outputs * inputs) }
  func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S> {
    Scores((0..<outputs).map { parameters[$0 * features.count] * features[0] })
  }
}

private struct Falling: Schedule {
  static let name = "falling", summary = "for a test"
  init(_ settings: inout Settings) throws {}
  func rate(at moment: Moment) -> Double { moment.baseRate - 0.01 * Double(moment.step) }
}

private struct Shortening: Smoother {
  static let name = "shortening", summary = "for a test"
  init(_ settings: inout Settings) throws {}
  var looksAhead: Bool { false }
  var caption: String { "shortened" }
  func smoothed(x: [Double], y: [Double]) -> [Double] { Array(y.dropLast()) }
}

private struct Demanding: Smoother {
  static let name = "demanding", summary = "for a test"
  init(_ settings: inout Settings) throws {
    throw SettingError.missing(component: Self.name, what: "a file", example: "demanding:file.csv")
  }
  var looksAhead: Bool { false }
  var caption: String { "" }
  func smoothed(x: [Double], y: [Double]) -> [Double] { y }
}

private struct TwoClasses: ClassificationLoss {
  static let name = "two-classes", summary = "for a test"
  init(_ settings: inout Settings) throws {}
  func scoreCount(classes: Int) throws -> Int {
    guard classes == 2 else { throw SettingError.unsuitable(component: Self.name, reason: "two classes only") }
    return 1
  }
  func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
    let distance = scores[0] - S(Double(label))
    return distance * distance
  }
}
