import Builtins
import GradientKit
import TestSupport
import Testing

struct EmpiricalRiskTests {
  private func both(_ risk: EmpiricalRisk<Linear>, at point: [Double], on batch: Batch = .all) -> (Double, [Double]) {
    // The previous contents of the gradient must not matter.
    var gradient = [Double](repeating: 99, count: point.count)
    let loss = risk.value(at: point, on: batch, gradient: &gradient)
    return (loss, gradient)
  }

  // Blocks have 1,024 rows of five features, and sums are kept in sixteen parts.
  @Test(arguments: [1, 2, 1023, 1024, 1025, 2048, 2049, 16_384, 17_409])
  func `loss and gradient are those of the rows one by one, at every block boundary`(count: Int) throws {
    let sample = SampleRisk(count)
    let risk = try sample.risk()
    let plain = sample.plain()
    let (loss, gradient) = both(risk, at: sample.point)
    #expect(Differences.largest([loss], [plain.loss]) < 1e-12)
    #expect(Differences.largest(gradient, plain.gradient) < 1e-12)
    #expect(risk.value(at: sample.point, on: .all) == loss)
    #expect(Differences.largest(risk.exampleLosses(at: sample.point), plain.losses) < 1e-12)
    let assessment = risk.assess(at: sample.point)
    #expect(assessment == Assessment(loss: loss, accuracy: Double(plain.correct) / Double(count)))
  }

  @Test func `wide rows go through in small blocks`() throws {
    // 20,000 features: blocks of sixteen rows.
    let sample = SampleRisk(33, width: 20_000)
    let (loss, gradient) = both(try sample.risk(workers: 2), at: sample.point)
    let plain = sample.plain()
    #expect(Differences.largest([loss], [plain.loss]) < 1e-9)
    #expect(Differences.largest(gradient, plain.gradient) < 1e-9)
  }

  @Test(arguments: SampleRisk.Storage.allCases)
  func `the number of cores changes not one bit`(storage: SampleRisk.Storage) throws {
    let sample = SampleRisk(20_011, storage: storage, l2: 0.01, everyOther: true)
    let (loss, gradient) = both(try sample.risk(), at: sample.point)
    for workers in [2, 3, 7] {
      let risk = try sample.risk(workers: workers)
      // Several times, because scratch space is reused.
      for _ in 0..<3 {
        let (otherLoss, otherGradient) = both(risk, at: sample.point)
        #expect(otherLoss.bitPattern == loss.bitPattern)
        #expect(otherGradient.map(\.bitPattern) == gradient.map(\.bitPattern))
      }
      #expect(risk.assess(at: sample.point) == (try sample.risk().assess(at: sample.point)))
    }
  }

  @Test(arguments: [SampleRisk.Storage.bytes, .singles])
  func `single precision is within 1e-5 of double`(storage: SampleRisk.Storage) throws {
    let sample = SampleRisk(3000, width: 64, storage: storage)
    let (loss, gradient) = both(try sample.risk(), at: sample.point)
    let (exactLoss, exactGradient) = both(try sample.risk(inDoublePrecision: true), at: sample.point)
    #expect(Differences.largest([loss], [exactLoss]) < 1e-5)
    #expect(Differences.largest(gradient, exactGradient) < 1e-5)
    #expect(gradient != exactGradient)
    let plain = sample.plain()
    #expect(Differences.largest(exactGradient, plain.gradient) < 1e-12)
  }

  @Test func `a batch is its rows, in any order`() throws {
    let sample = SampleRisk(5000, everyOther: true)
    let risk = try sample.risk()
    #expect(risk.exampleCount == 2500)
    var order = (0..<Int32(2500)).map(\.self)
    var random = RandomSource(seed: 1, for: .check)
    random.shuffle(&order)
    for range in [0..<1, 7..<39, 100..<1500, 2499..<2500, 0..<2500] {
      let batch = Batch(order, range: range)
      #expect(batch.count(of: 2500) == range.count)
      let plain = sample.plain(on: order[range].map { Int($0) })
      let (loss, gradient) = both(risk, at: sample.point, on: batch)
      #expect(Differences.largest([loss], [plain.loss]) < 1e-12)
      #expect(Differences.largest(gradient, plain.gradient) < 1e-12)
      #expect(risk.value(at: sample.point, on: batch) == loss)
    }
    #expect(Batch.all.count(of: 2500) == 2500)
  }

  @Test func `L2 is λ·ΣW² over weights only, once whatever the batch`() throws {
    let (with, without) = (SampleRisk(40, l2: 0.3), SampleRisk(40))
    let batch = Batch([3, 1, 4], range: 0..<2)
    let weights = with.point[0..<15].reduce(0) { $0 + $1 * $1 }
    for batch in [Batch.all, batch] {
      let (loss, gradient) = both(try with.risk(), at: with.point, on: batch)
      let (plainLoss, plainGradient) = both(try without.risk(), at: with.point, on: batch)
      #expect(abs(loss - plainLoss - 0.3 * weights) < 1e-12)
      for index in gradient.indices {
        let expected = index < 15 ? 0.6 * with.point[index] : 0
        #expect(abs(gradient[index] - plainGradient[index] - expected) < 1e-12)
      }
    }
    let losses = try with.risk().exampleLosses(at: with.point)
    #expect(try losses == without.risk().exampleLosses(at: with.point))
  }

  @Test func `a prediction transforms its features first`() throws {
    let sample = SampleRisk(4)
    let risk = try sample.risk()
    let row = (0..<5).map { sample.features[2, $0] }
    let x = sample.transform.applied(to: row)
    let expected = (0..<3).map { output -> Double in
      let weights = sample.point[output * 5..<output * 5 + 5]
      return zip(weights, x).reduce(sample.point[15 + output]) { $0 + $1.0 * $1.1 }
    }
    #expect(Differences.largest(risk.predict(row, at: sample.point), expected) < 1e-13)
    #expect(risk.inputs == 5 && risk.dimension == 18 && risk.classes == ["a", "b", "c"])
  }

  @Test func `the gradient agrees with central differences`() throws {
    let sample = SampleRisk(60, storage: .bytes, l2: 0.05)
    let risk = try sample.risk(inDoublePrecision: true)
    let numeric = Differences.gradient(at: sample.point) { risk.value(at: $0, on: .all) }
    #expect(Differences.largest(both(risk, at: sample.point).1, numeric) < 1e-8)
  }

  @Test(arguments: [1, 1024, 2049, 17_409])
  func `losses along a plane are those of its points, whatever the cores and the other places`(count: Int) throws {
    let sample = SampleRisk(count, l2: 0.3)
    let other = SampleRisk(1).point.map { 0.1 * $0 }
    let section = Section(origin: sample.point, directions: [other, other.reversed()])
    let places = [[0, 0], [1, 0], [-0.5, 2], [0.25, -3]]
    let risk = try sample.risk()
    let losses = risk.losses(on: section, at: places, of: .all)
    for (place, loss) in zip(places, losses) {
      let point = section.point(at: place)
      #expect(abs(loss + risk.regularization(at: point) - risk.value(at: point, on: .all)) < 1e-12 * max(1, loss))
    }
    #expect(losses[0] + risk.regularization(at: sample.point) == risk.value(at: sample.point, on: .all))
    for workers in [2, 3, 7] {
      let parallel = try sample.risk(workers: workers)
      #expect(parallel.losses(on: section, at: places, of: .all).map(\.bitPattern) == losses.map(\.bitPattern))
      #expect(parallel.losses(on: section, at: [places[2]], of: .all)[0].bitPattern == losses[2].bitPattern)
    }
    let last = Batch([Int32(count - 1)], range: 0..<1)
    #expect(risk.losses(on: section, at: [[0, 0]], of: last)[0] == risk.exampleLosses(at: sample.point)[count - 1])
  }
}
