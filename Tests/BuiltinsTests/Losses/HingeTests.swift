import Builtins
import GradientKit
import Testing

struct HingeTests {
  @Test func `a margin of one costs nothing, less costs the rest`() throws {
    let cases: [(score: Double, label: Int32, loss: Double, slope: Double)] = [
      (2, 1, 0, 0), (1, 1, 0, 0), (0.25, 1, 0.75, -1), (-3, 1, 4, -1), (-2, 0, 0, 0), (-1, 0, 0, 0), (0, 0, 1, 1),
    ]
    for (score, label, loss, slope) in cases {
      let judged = try JudgedExample("hinge", scores: [score], label: label)
      #expect(judged.loss == loss && judged.slopes == [slope], "score \(score), label \(label)")
    }
  }

  @Test func `it is the multiclass hinge of the scores −s/2 and s/2`() throws {
    for score in [-2.5, -0.3, 0.7, 4] {
      for label in [Int32(0), 1] {
        let two = try JudgedExample("svm", scores: [-score / 2, score / 2], label: label)
        let one = try JudgedExample("hinge", scores: [score], label: label)
        #expect(abs(one.loss - two.loss) < 1e-15)
      }
    }
  }

  @Test func `slopes agree with central differences`() throws {
    for score in [-2.0, -0.9, 0, 0.9, 1.1] {
      for label in [Int32(0), 1] {
        let numeric = try JudgedExample.difference("hinge", score: score, label: label)
        #expect(try abs(numeric - JudgedExample("hinge", scores: [score], label: label).slopes[0]) < 1e-9)
      }
    }
  }

  @Test func `a score that is no number is no margin kept`() throws {
    for label in [Int32(0), 1] { #expect(try JudgedExample("hinge", scores: [.nan], label: label).loss.isNaN) }
  }

  @Test func `more than two classes are refused`() throws {
    let hinge = try Hinge.made()
    #expect(try hinge.scoreCount(classes: 2) == 1)
    let error = #expect(throws: SettingError.self) { try hinge.scoreCount(classes: 3) }
    #expect("\(try #require(error))" == "hinge: tells two classes apart, but there are 3; 'svm' takes any number")
  }
}
