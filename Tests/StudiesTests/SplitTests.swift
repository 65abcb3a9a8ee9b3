import Descent
import GradientKit
import Studies
import Testing
import Wording

struct SplitTests {
  private static let labels: [Int32] = (0..<1000).map { $0 % 10 == 0 ? 2 : $0 % 3 == 0 ? 1 : 0 }

  @Test(arguments: [0.1, 0.2, 0.25, 0.333, 0.5, 0.9])
  func `every example is on one side, in order`(share: Double) throws {
    let split = try Split(count: 1000, labels: Self.labels, share: share, seed: 3)
    #expect((split.training + split.validation).sorted() == (0..<1000).map(Int32.init))
    #expect(split.training == split.training.sorted() && split.validation == split.validation.sorted())
    #expect(split.validation.count == Int((1000 * share).rounded()))
  }

  @Test(arguments: [0.1, 0.2, 0.25, 0.333, 0.5, 0.9])
  func `each class gives its part`(share: Double) throws {
    let split = try Split(count: 1000, labels: Self.labels, share: share, seed: 3)
    for label in 0...2 as ClosedRange<Int32> {
      let all = Self.labels.count { $0 == label }
      let held = split.validation.count { Self.labels[Int($0)] == label }
      #expect(abs(Double(held) - share * Double(all)) < 1)
    }
  }

  @Test func `the seed decides who is held out, and nothing else does`() throws {
    let one = try Split(count: 1000, labels: Self.labels, share: 0.2, seed: 3)
    #expect(try Split(count: 1000, labels: Self.labels, share: 0.2, seed: 3) == one)
    #expect(try Split(count: 1000, labels: Self.labels, share: 0.2, seed: 4) != one)
    // Not just the first examples of every class.
    #expect(one.validation.contains { $0 > 900 } && one.validation.contains { $0 < 100 })
  }

  @Test func `without classes any example may be held out`() throws {
    let split = try Split(count: 10, labels: nil, share: 0.3, seed: 0)
    #expect(split.validation.count == 3 && split.training.count == 7)
  }

  @Test func `a share of zero holds out nothing`() throws {
    let split = try Split(count: 3, labels: nil, share: 0, seed: 0)
    #expect(split.training == [0, 1, 2] && split.validation.isEmpty)
  }

  @Test func `a share that leaves one side empty is refused with advice`() {
    for (count, share) in [(3, 0.1), (3, 0.9), (1, 0.5)] {
      #expect { try Split(count: count, labels: nil, share: share, seed: 0) } throws: {
        "\($0)" == "--validation \(share) of \(count) examples leaves none on one side; try --validation 0"
      }
    }
  }

  @Test func `a class of one example is never lost`() throws {
    let labels: [Int32] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    let split = try Split(count: 10, labels: labels, share: 0.2, seed: 1)
    #expect(split.training.count == 8 && split.validation.count == 2)
    #expect((split.training + split.validation).contains(9))
  }
}
