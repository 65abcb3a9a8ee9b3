import GradientKit
import Testing

/// Compares the plateau schedule step by step with PyTorch's rule.
struct PlateauScheduleTests {
  /// `torch.optim.lr_scheduler.ReduceLROnPlateau` with mode "min" and threshold mode "rel".
  ///
  /// For negative losses, the threshold is a share of the magnitude, whereas PyTorch's rule counts a higher loss as an
  /// improvement.
  private struct TorchRule {
    var rate: Double
    var factor = 0.1
    var patience = 10
    var threshold = 1e-4
    var cooldown = 0
    var minimum = 0.0
    private var best = Double.infinity
    private var badEpochs = 0
    private var cooldownCounter = 0

    init(rate: Double) { self.rate = rate }

    mutating func step(_ loss: Double) {
      if loss < best * (best < 0 ? 1 + threshold : 1 - threshold) {
        best = loss
        badEpochs = 0
      } else {
        badEpochs += 1
      }
      if cooldownCounter > 0 {
        cooldownCounter -= 1
        badEpochs = 0
      }
      if badEpochs > patience {
        let new = max(rate * factor, minimum)
        if rate - new > 1e-8 { rate = new }
        cooldownCounter = cooldown
        badEpochs = 0
      }
    }
  }

  private func rate(_ spec: String, _ losses: some Sequence<Double>, baseRate: Double = 0.1) throws -> Double {
    try BuiltinCatalog.schedule(spec).rate(
      at: Moment(baseRate: baseRate, step: 0, plannedSteps: 10, epochLosses: Array(losses)))
  }

  @Test(arguments: [0, 1, 2, 3])
  func `it keeps PyTorch's rule epoch by epoch`(seed: UInt64) throws {
    var random = RandomSource(seed: seed, for: .check)
    let losses = (0..<120).map { 1 / Double($0 + 1) + 0.02 * random.normal() }
    var rule = TorchRule(rate: 0.1)
    rule.factor = 0.5
    rule.patience = 3
    rule.threshold = 0.01
    rule.cooldown = Int(seed)
    rule.minimum = 1e-3
    let spec = "plateau:factor=0.5,patience=3,threshold=0.01,cooldown=\(seed),min=0.001"
    var rates: Set<Double> = []
    for count in 0...losses.count {
      #expect(try rate(spec, losses.prefix(count)) == rule.rate, "after \(count) epochs")
      rates.insert(rule.rate)
      if count < losses.count { rule.step(losses[count]) }
    }
    #expect(rates.count > 3 && rate(atLeast: 1e-3, in: rates))
  }

  private func rate(atLeast least: Double, in rates: Set<Double>) -> Bool { rates.allSatisfy { $0 >= least } }

  @Test func `a loss below zero has to become better too, by a share of its magnitude`() throws {
    let flat = [Double](repeating: -4.69, count: 5)
    #expect(try rate("plateau:patience=3", flat.prefix(4)) == 0.1)
    #expect(try rate("plateau:patience=3", flat) == 0.1 * 0.1)
    // Slowly worse, and better by less than a ten-thousandth of 4.69.
    for change in [1e-5, -4e-4] {
      let losses = (0..<5).map { -4.69 + change / 4 * Double($0) }
      #expect(try rate("plateau:patience=3", losses) == 0.1 * 0.1)
    }
    #expect(try rate("plateau:patience=3", (0..<50).map { -4.69 - 1e-3 * Double($0) }) == 0.1)
    // From positive to negative losses.
    #expect(try rate("plateau:patience=3", (0..<50).map { 1 - 0.1 * Double($0) }) == 0.1)
  }

  @Test func `it cuts after one bad epoch more than its patience`() throws {
    let flat = [Double](repeating: 1, count: 30)
    #expect(try rate("plateau", flat.prefix(11)) == 0.1)
    #expect(abs(try rate("plateau", flat.prefix(12)) - 0.01) < 1e-17)
    #expect(abs(try rate("plateau", flat.prefix(22)) - 0.01) < 1e-17)
    #expect(abs(try rate("plateau", flat.prefix(23)) - 0.001) < 1e-17)
  }

  @Test func `an improvement below the threshold is none`() throws {
    let slow = (0..<12).map { 1 - 5e-6 * Double($0) }
    #expect(try rate("plateau", slow) < 0.1)
    #expect(try rate("plateau:threshold=0", slow) == 0.1)
  }

  @Test func `a cooldown puts off the next cut`() throws {
    let flat = [Double](repeating: 1, count: 8)
    #expect(abs(try rate("plateau:patience=1", flat) - 1e-4) < 1e-17)
    #expect(abs(try rate("plateau:patience=1,cooldown=3", flat) - 1e-3) < 1e-17)
  }

  @Test func `cuts of 1e-8 or less are not made, nor any below the least rate`() throws {
    let flat = [Double](repeating: 1, count: 400)
    #expect(abs(try rate("plateau:patience=0", flat) - 1e-8) < 1e-20)
    #expect(try rate("plateau:patience=0,min=0.004", flat) == 0.004)
    #expect(try rate("plateau:patience=0,min=0.5", flat) == 0.1)
  }

  @Test func `a loss that is no number is a bad one`() throws {
    #expect(try rate("plateau:patience=1", [1, .nan, .infinity]) < 0.1)
    #expect(try rate("plateau", [] as [Double]) == 0.1)
  }
}
