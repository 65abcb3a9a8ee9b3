import Builtins
import GradientKit
import TestSupport
import Testing

struct MovedValuesTests {
  @Test(arguments: SampleRisk.Storage.allCases)
  func `values with one coordinate moved are those of the moved points, in double precision`(
    storage: SampleRisk.Storage
  ) throws {
    let sample = SampleRisk(1500, width: 21, storage: storage, l2: 0.1, everyOther: true)
    let moves = sample.point.indices.flatMap { index in
      [0.25, -0.5].map { Displacement(index: index, value: sample.point[index] + $0) }
    }
    let risk = try sample.risk(inDoublePrecision: true)
    for batch in [Batch.all, Batch([5, 3, 700], range: 0..<3)] {
      let expected = try moves.map { move in
        var moved = sample.point
        moved[move.index] = move.value
        return try risk.value(at: moved, on: batch)
      }
      for workers in [1, 3] {
        let precise = try sample.risk(workers: workers).precise
        let values = try precise.values(around: sample.point, at: moves, on: batch)
        #expect(Differences.largest(values, expected) < 1e-12)
      }
    }
    #expect(try risk.values(around: sample.point, at: [], on: .all).isEmpty)
  }

  @Test(arguments: [GradientMethod.central, .forward])
  func `differences are taken in double precision, whatever the data`(method: GradientMethod) throws {
    let sample = SampleRisk(300, width: 7, storage: .bytes, l2: 0.1)
    var oracle = Oracle(try sample.risk(), method: method)
    oracle.begin(at: sample.point, on: .all)
    let gradient = try oracle.gradient(at: sample.point)
    #expect(Differences.largest(gradient, sample.plain().gradient) < (method == .central ? 1e-7 : 1e-4))
    #expect(oracle.counts.losses == sample.point.count * (method == .central ? 2 : 1) + (method == .central ? 0 : 1))
  }
}
