import Plotting
import Testing

struct M4Tests {
  private func edges(_ columns: Int, from low: Double, to high: Double) -> [Double] {
    (0...columns).map { low + (high - low) * Double($0) / Double(columns) }
  }

  @Test(arguments: 0..<50)
  func `first, lowest, highest and last of each column are kept`(seed: Int) {
    var random = RandomSource(seed: seed)
    let x = (0..<1000).map { Double($0) }
    let y = x.map { _ in random.uniform(-1, 1) }
    let edges = edges(random.whole(1...60), from: 0, to: 1000)
    let kept = M4.indices(x: x, y: y, in: 0..<1000, edges: edges)
    #expect(kept == Array(Set(kept)).sorted())
    for (low, high) in zip(edges, edges.dropFirst()) {
      let all = x.indices.filter { x[$0] >= low && x[$0] < high }
      let some = kept.filter { x[$0] >= low && x[$0] < high }
      #expect(some.count <= 4)
      #expect(some.first == all.first && some.last == all.last)
      #expect(some.map { y[$0] }.min() == all.map { y[$0] }.min())
      #expect(some.map { y[$0] }.max() == all.map { y[$0] }.max())
    }
  }

  @Test func `one spike in a million points survives`() {
    var y = [Double](repeating: 0, count: 1_000_000)
    y[654_321] = 1
    let x = y.indices.map(Double.init)
    #expect(M4.indices(x: x, y: y, in: 0..<y.count, edges: edges(500, from: 0, to: 1e6)).contains(654_321))
  }

  @Test func `a line that runs back and forth keeps its turns`() {
    let x = [0.0, 9, 0, 9, 5, 5, 5]
    let y = [0.0, 1, 2, 3, 4, 9, 5]
    #expect(M4.indices(x: x, y: y, in: 0..<7, edges: edges(3, from: 0, to: 10)) == [0, 1, 2, 3, 4, 5, 6])
  }

  @Test func `lists of different lengths and empty ranges are no trouble`() {
    #expect(M4.indices(x: [1], y: [], in: 0..<1, edges: [0, 1]).isEmpty)
    #expect(M4.indices(x: [1, 2], y: [1, 2], in: 0..<5, edges: []) == [0, 1])
  }
}
