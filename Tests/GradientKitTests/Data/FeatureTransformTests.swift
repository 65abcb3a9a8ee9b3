import GradientKit
import TestSupport
import Testing

struct FeatureTransformTests {
  // The last row is not in any training part.
  private static let table = FeatureTable(doubles: [1, 10, 0.1, 2, 10, 0.1, 6, 10, 0.1, 1000, -1000, 5], width: 3)
  private static let training: [Int32] = [0, 1, 2]

  private func transform(_ normalization: Normalization) -> FeatureTransform {
    FeatureTransform(normalization, of: Self.table, rows: Self.training, kind: .table)
  }

  private func applied(_ normalization: Normalization) -> [[Double]] {
    let transform = transform(normalization)
    return (0..<4).map { row in transform.applied(to: (0..<3).map { Self.table[row, $0] }) }
  }

  @Test func `none leaves features as they come`() {
    #expect(transform(.none) == .identity)
    #expect(FeatureTransform.identity.applied(to: [1, -2]) == [1, -2])
  }

  @Test func `unit takes each column of the training part to 0 … 1`() {
    let rows = applied(.unit)
    #expect(rows[0] == [0, 0, 0])
    #expect(rows[1] == [0.2, 0, 0])
    #expect(rows[2] == [1, 0, 0])
    #expect(Differences.largest(rows[3], [199.8, -1010, 4.9]) < 1e-15)
  }

  @Test func `unit takes images by their range, whatever the training part has`() {
    let pixels = FeatureTable(bytes: [10, 20, 30, 40], width: 2)
    let kind = Dataset.Kind.images(width: 2, height: 1, channels: 1, range: 0...255)
    let transform = FeatureTransform(.unit, of: pixels, rows: [0], kind: kind)
    #expect(transform.shift == nil)
    #expect(transform.applied(to: [255, 51]) == [1, 0.2])
    let shifted = FeatureTransform(
      .unit, of: pixels, rows: [0], kind: .images(width: 2, height: 1, channels: 1, range: -1...3))
    #expect(shifted.applied(to: [-1, 3]) == [0, 1])
  }

  @Test func `center subtracts the means of the training part`() {
    let rows = applied(.center)
    for (actual, expected) in zip(rows, [[-2, 0, 0], [-1, 0, 0], [3, 0, 0], [997, -1010, 4.9]]) {
      #expect(Differences.largest(actual, expected) < 1e-15)
    }
  }

  @Test func `standardize divides by the standard deviation of the training part`() {
    let deviation = Double.sqrt((4.0 + 1 + 9) / 3)
    let rows = applied(.standardize)
    #expect(Differences.largest(rows.map { $0[0] }, [-2, -1, 3, 997].map { $0 / deviation }) < 1e-14)
  }

  @Test(arguments: [0.1, 10, 1e-3, 123_456.789, -7e9, 0])
  func `a column of equal numbers is only moved`(value: Double) {
    // For most equal numbers, the mean has a rounding error; divided by it, a held-out number that differs slightly
    // would become astronomical.
    for count in [3, 7, 49, 1000] {
      let table = FeatureTable(doubles: [Double](repeating: value, count: count), width: 1)
      for normalization in [Normalization.standardize, .unit, .center] {
        let transform = FeatureTransform(normalization, of: table, rows: (0..<Int32(count)).map(\.self), kind: .table)
        #expect(abs(transform.applied(to: [value])[0]) <= 1e-12 * abs(value))
        #expect(abs(transform.applied(to: [value + 1])[0] - 1) <= 1e-12 * max(1, abs(value)) + 1e-6)
      }
    }
  }

  @Test func `nearly equal numbers are still standardized`() {
    let table = FeatureTable(doubles: [1e6, 1e6 + 1e-3, 1e6 + 2e-3], width: 1)
    let transform = FeatureTransform(.standardize, of: table, rows: [0, 1, 2], kind: .table)
    #expect(abs(transform.applied(to: [1e6 + 2e-3])[0] - Double.sqrt(1.5)) < 1e-3)
  }
}
