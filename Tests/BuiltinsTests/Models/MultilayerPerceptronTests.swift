import Builtins
import GradientKit
import Testing

struct MultilayerPerceptronTests {
  private static let shapes = ["hidden=1", "hidden=7", "hidden=6-5", "hidden=4-3-5"]
  private static let activations = ["relu", "tanh", "sigmoid"]

  @Test(arguments: shapes, activations)
  func `it does what plain loops do`(shape: String, activation: String) throws {
    let network = try MultilayerPerceptron.made("\(shape),activation=\(activation)")
    let hidden = shape.dropFirst("hidden=".count).split(separator: "-").compactMap { Int($0) }
    let plain = PlainNetwork(widths: [3] + hidden + [2], activation: activation)
    var random = RandomSource(seed: 3, for: .check)
    let rows = (0..<9).map { _ in (0..<3).map { _ in random.normal() } }
    let point = (0..<network.parameterCount(inputs: 3, outputs: 2)).map { _ in random.normal() }
    // Space for more rows than there are, as for the last block of an epoch.
    var scores = Matrix(rows: 12, columns: 2)
    var slopes = Matrix(rows: 12, columns: 2)
    for index in slopes.elements.indices { slopes.elements[index] = random.normal() }
    var workspace = network.makeWorkspace(rows: 12, inputs: 3, outputs: 2)
    var gradient = [Double](repeating: 0, count: point.count)
    let block = RowBlock(rows: rows, width: 3)
    network.predict(block, parameters: point, scores: &scores, workspace: &workspace)
    network.pullBack(slopes, through: block, parameters: point, gradient: &gradient, workspace: &workspace)

    var expected = [Double](repeating: 0, count: point.count)
    for (index, row) in rows.enumerated() {
      for (output, score) in plain.scores(row, point).enumerated() {
        #expect(abs(scores[index, output] - score) < 1e-12)
      }
      let part = plain.gradient(row, point, slopes: [slopes[index, 0], slopes[index, 1]])
      for element in expected.indices { expected[element] += part[element] }
    }
    #expect(zip(gradient, expected).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test(arguments: shapes, activations)
  func `slopes agree with central differences`(shape: String, activation: String) throws {
    let network = try MultilayerPerceptron.made("\(shape),activation=\(activation)")
    #expect(try ModelTrial(network, SoftmaxCrossEntropy.made(), inputs: 4, count: 30, l2: 0.01).disagreement() < 1e-7)
    #expect(
      try ModelTrial(network, MeanSquaredError.made(), inputs: 4, count: 30, singles: true).disagreement() < 1e-7)
  }

  @Test func `single-precision products are near the double ones`() throws {
    func gradient(inDoublePrecision: Bool) throws -> [Double] {
      try ModelTrial(
        MultilayerPerceptron.made("hidden=20-10"), SoftmaxCrossEntropy.made(), inputs: 50, count: 300, singles: true,
        inDoublePrecision: inDoublePrecision
      ).gradient
    }
    let (single, double) = try (gradient(inDoublePrecision: false), gradient(inDoublePrecision: true))
    #expect(single != double)
    #expect(zip(single, double).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test func `parameters are W then b, layer by layer, and L2 is for W`() throws {
    let network = try MultilayerPerceptron.made("hidden=4-2")
    #expect(network.parameterCount(inputs: 3, outputs: 5) == 12 + 4 + 8 + 2 + 10 + 5)
    #expect(network.weights(inputs: 3, outputs: 5) == [0..<12, 16..<24, 26..<36])
  }

  @Test func `initial weights have He's variance for relu and Glorot's range for the others, biases are zero`() throws {
    for (activation, variance) in [("relu", 2.0 / 200), ("tanh", 2.0 / 300), ("sigmoid", 2.0 / 300)] {
      let network = try MultilayerPerceptron.made("hidden=100,activation=\(activation)")
      var random = RandomSource(seed: 0, for: .start)
      let start = network.initialParameters(inputs: 200, outputs: 3, random: &random)
      #expect(start.count == network.parameterCount(inputs: 200, outputs: 3))
      let weights = start[0..<20_000]
      let mean = weights.reduce(0, +) / 20_000
      let spread = weights.reduce(0) { $0 + $1 * $1 } / 20_000
      #expect(abs(mean) < 4 * Double.sqrt(variance / 20_000))
      #expect(abs(spread / variance - 1) < 0.05)
      #expect(start[20_000..<20_100].allSatisfy { $0 == 0 } && start.suffix(3).allSatisfy { $0 == 0 })
      if activation != "relu" { #expect(weights.allSatisfy { abs($0) <= Double.sqrt(6.0 / 300) }) }
    }
  }

  @Test(arguments: activations)
  func `a feature that is no number makes scores that are none`(activation: String) throws {
    let network = try MultilayerPerceptron.made("hidden=3,activation=\(activation)")
    var workspace = network.makeWorkspace(rows: 1, inputs: 1, outputs: 1)
    var scores = Matrix(rows: 1, columns: 1)
    network.predict(
      RowBlock(rows: [[.nan]], width: 1), parameters: [Double](repeating: 1, count: 10), scores: &scores,
      workspace: &workspace)
    #expect(scores[0, 0].isNaN)
  }

  @Test func `four workers give the same bytes as one`() throws {
    func gradient(workers: Int) throws -> [Double] {
      try ModelTrial(
        MultilayerPerceptron.made("hidden=16-8,activation=tanh"), SoftmaxCrossEntropy.made(), inputs: 4, count: 5000,
        singles: true, inDoublePrecision: false, workers: workers
      ).gradient
    }
    let (one, four) = try (gradient(workers: 1), gradient(workers: 4))
    #expect(one == four)
  }

  @Test(arguments: [
    "hidden=0", "hidden=", "hidden=64-", "hidden=8--4", "hidden=a", "hidden=99999999999999999999", "hidden=20000",
    "activation=gelu", "width=3",
  ])
  func `settings that make no sense are refused`(settings: String) {
    #expect(throws: SettingError.self) { try MultilayerPerceptron.made(settings) }
  }
}
