import Builtins
import GradientKit
import Testing

/// Tests the blocks of parameters: named matrices and vectors.
@Suite struct LayoutTests {
  private func blocks(_ layout: Layout) -> [String] {
    layout.blocks.map { "\($0.name) \($0.rows)×\($0.columns) \($0.range)" }
  }

  @Test func `the linear model has a matrix and a vector`() throws {
    #expect(blocks(try Linear.made().layout(inputs: 64, outputs: 10)) == ["W 10×64 0..<640", "b 10×1 640..<650"])
    #expect(blocks(try Linear.made("bias=false").layout(inputs: 64, outputs: 10)) == ["W 10×64 0..<640"])
    #expect(
      blocks(try Polynomial.made("degree=2").layout(inputs: 3, outputs: 1)) == ["W 1×6 0..<6", "b 1×1 6..<7"])
  }

  @Test func `a network has a matrix and a vector for each layer`() throws {
    let layout = try MultilayerPerceptron.made("hidden=8-5").layout(inputs: 4, outputs: 3)
    #expect(
      blocks(layout) == [
        "W1 8×4 0..<32", "b1 8×1 32..<40", "W2 5×8 40..<80", "b2 5×1 80..<85", "W3 3×5 85..<100", "b3 3×1 100..<103",
      ])
    #expect(layout.blocks.map(\.isMatrix) == [true, false, true, false, true, false])
  }

  @Test func `a model that says nothing of its layout has a vector for its weights and one for the rest`() throws {
    #expect(blocks(try FormulaLinear.made().layout(inputs: 4, outputs: 3)) == ["W 12×1 0..<12", "b 3×1 12..<15"])
    #expect(blocks(try Decay.made().layout(inputs: 1, outputs: 1)) == ["W 2×1 0..<2"])
    #expect(
      blocks(try Gapped.made().layout(inputs: 2, outputs: 1)) == [
        "b1 1×1 0..<1", "W1 2×1 1..<3", "b2 2×1 3..<5", "W2 2×1 5..<7",
      ])
  }

  @Test func `a surface has one vector`() throws {
    #expect(blocks(SurfaceObjective(try Bowl.made()).layout) == ["x 2×1 0..<2"])
  }

  @Test func `every model's layout holds each of its parameters once`() throws {
    for (inputs, outputs) in [(1, 1), (4, 3), (7, 2)] {
      for model in [try Linear.made(), try Polynomial.made(), try MultilayerPerceptron.made()] as [any Model] {
        #expect(
          model.layout(inputs: inputs, outputs: outputs).count
            == model.parameterCount(inputs: inputs, outputs: outputs))
      }
    }
  }
}

/// Weights between other parameters, listed out of order.
private struct Gapped: FormulaModel {
  static let name = "gapped", summary = "for a test"
  init(_ settings: inout Settings) throws {}
  func parameterCount(inputs: Int, outputs: Int) -> Int { 7 }
  func weights(inputs: Int, outputs: Int) -> [Range<Int>] { [5..<7, 1..<3] }
  func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S> { [0] }
}
