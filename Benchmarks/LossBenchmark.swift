import GradientKit
import PluginLoading

/// Losses of plugins, whose slopes come from dual numbers, against the same losses with slopes written out by hand.
///
/// The plugins are compiled and loaded as for a user, so these rows show it when the default `evaluate` can no longer be
/// specialised for a formula of another module: the ratio goes from near 1 to above 10.
enum LossBenchmark {
  private static let examples = 1_000_000
  /// What a training run evaluates at once.
  private static let block = 1000
  private static let classes = 10

  static func rows() throws -> [Row] {
    var catalog = Catalog()
    let library = try PluginLibrary(
      PluginSearchPath(named: ["Plugins/Huber.swift", "Plugins/Focal.swift"], folders: []))
    try library.load(named: "huber", kind: .loss, into: &catalog)
    try library.load(named: "focal", kind: .loss, into: &catalog)
    try catalog.register(HuberByHand.self)
    try catalog.register(FocalByHand.self)
    let bodies = try ["huber-by-hand", "huber", "focal-by-hand", "focal"].map { name in
      let loss = try catalog.loss(Spec(name))
      return if let loss = loss as? any ClassificationLoss { body(loss) } else { body(loss as? any RegressionLoss) }
    }
    let nanoseconds = try Stopwatch.medians(of: 9, bodies).map { $0 * 1e9 / Double(examples) }
    return [
      Row(name: "huber by hand", value: nanoseconds[0], unit: "ns/example"),
      Row(
        name: "huber, a plugin's formula on dual numbers", value: nanoseconds[1], unit: "ns/example",
        ratio: (nanoseconds[1] / nanoseconds[0], "by hand")),
      Row(name: "focal by hand, 10 classes", value: nanoseconds[2], unit: "ns/example"),
      Row(
        name: "focal, a plugin's formula on dual numbers", value: nanoseconds[3], unit: "ns/example",
        ratio: (nanoseconds[3] / nanoseconds[2], "by hand")),
    ]
  }

  private static func body(_ loss: (any RegressionLoss)?) -> () -> Void {
    var random = RandomSource(seed: 0, for: .check)
    let predictions = (0..<block).map { _ in 2 * random.normal() }
    let targets = (0..<block).map { _ in random.normal() }
    var losses = [Double](repeating: 0, count: block)
    var slopes = losses
    return {
      for _ in 0..<examples / block {
        var lossSpan = losses.mutableSpan
        var slopeSpan = slopes.mutableSpan
        loss?.evaluate(predictions.span, against: targets.span, losses: &lossSpan, slopes: &slopeSpan)
      }
    }
  }

  private static func body(_ loss: any ClassificationLoss) -> () -> Void {
    var random = RandomSource(seed: 0, for: .check)
    let scores = (0..<block * classes).map { _ in 2 * random.normal() }
    let labels = (0..<block).map { _ in Int32(random.index(below: classes)) }
    var losses = [Double](repeating: 0, count: block)
    var slopes = [Double](repeating: 0, count: block * classes)
    return {
      for _ in 0..<examples / block {
        var lossSpan = losses.mutableSpan
        var slopeSpan = slopes.mutableSpan
        loss.evaluate(scores.span, labels: labels.span, losses: &lossSpan, slopes: &slopeSpan)
      }
    }
  }
}
