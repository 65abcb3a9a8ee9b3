import Builtins
import Testing

struct LogisticTests {
  @Test func `it is the softmax loss of the scores 0 and s`() throws {
    for score in [-40.0, -1.5, 0, 0.3, 12, 700] {
      for label in [Int32(0), 1] {
        let one = try JudgedExample("logistic", scores: [score], label: label)
        let two = try JudgedExample("softmax", scores: [0, score], label: label)
        #expect(abs(one.loss - two.loss) <= 1e-15 * max(1, two.loss))
        #expect(abs(one.slopes[0] - two.slopes[1]) < 1e-15)
      }
    }
  }

  @Test func `slopes agree with central differences`() throws {
    for score in [-6.0, -0.5, 0, 2, 9] {
      for label in [Int32(0), 1] {
        let numeric = try JudgedExample.difference("logistic", score: score, label: label)
        #expect(try abs(numeric - JudgedExample("logistic", scores: [score], label: label).slopes[0]) < 1e-9)
      }
    }
  }
}
