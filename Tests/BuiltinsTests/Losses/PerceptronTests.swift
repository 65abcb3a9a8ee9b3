import Builtins
import GradientKit
import Testing

struct PerceptronTests {
  @Test func `only mistakes cost, by how wrong the score is`() throws {
    let cases: [(score: Double, label: Int32, loss: Double, slope: Double)] = [
      (2, 1, 0, 0), (-3, 1, 3, -1), (-2, 0, 0, 0), (0.5, 0, 0.5, 1),
    ]
    for (score, label, loss, slope) in cases {
      let judged = try JudgedExample("perceptron", scores: [score], label: label)
      #expect(judged.loss == loss && judged.slopes == [slope], "score \(score), label \(label)")
    }
  }

  @Test func `a score of zero is a mistake, so that zero weights learn`() throws {
    #expect(try JudgedExample("perceptron", scores: [0], label: 1).slopes == [-1])
    #expect(try JudgedExample("perceptron", scores: [0], label: 0).slopes == [1])
  }

  @Test func `descent at rate 1 with single examples is Rosenblatt's rule`() throws {
    // w ← w + z x for a misclassified example; these two classes lie on either side of x₁ = x₂.
    let rows: [[Double]] = [[2, 1], [1, 3], [3, 1], [0, 1], [1, 0], [1, 2]]
    let labels: [Int32] = [1, 0, 1, 0, 1, 0]
    let risk = try EmpiricalRisk(
      Linear.made(), features: FeatureTable(doubles: rows.flatMap { $0 }, width: 2), transform: .identity,
      supervision: Supervision(Perceptron.made(), targets: .labels(labels, classes: ["0", "1"])),
      rows: [0, 1, 2, 3, 4, 5])
    var point = [0.0, 0, 0]
    var plain = point
    var gradient = point
    for step in 0..<60 {
      let row = step % 6
      _ = risk.value(at: point, on: Batch([Int32(row)], range: 0..<1), gradient: &gradient)
      for index in point.indices { point[index] -= gradient[index] }
      let z = labels[row] == 1 ? 1.0 : -1
      let x = rows[row] + [1]
      if z * zip(plain, x).reduce(0, { $0 + $1.0 * $1.1 }) <= 0 {
        for index in plain.indices { plain[index] += z * x[index] }
      }
      #expect(point == plain)
    }
    #expect(risk.assess(at: point).accuracy == 1)
  }

  @Test func `slopes agree with central differences`() throws {
    for score in [-2.0, -0.01, 0.3, 5] {
      for label in [Int32(0), 1] {
        let numeric = try JudgedExample.difference("perceptron", score: score, label: label)
        #expect(try abs(numeric - JudgedExample("perceptron", scores: [score], label: label).slopes[0]) < 1e-9)
      }
    }
  }

  @Test func `a score that is no number is no class told right`() throws {
    for label in [Int32(0), 1] { #expect(try JudgedExample("perceptron", scores: [.nan], label: label).loss.isNaN) }
  }

  @Test func `more than two classes are refused`() throws {
    let perceptron = try Perceptron.made()
    #expect(try perceptron.scoreCount(classes: 2) == 1)
    #expect(throws: SettingError.self) { try perceptron.scoreCount(classes: 10) }
  }
}
