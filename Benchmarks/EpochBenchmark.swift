import Builtins
import Datasets
import Descent
import GradientKit
import Studies
import Wording

/// Passes over data sets, with all that a run does beside: batches, measuring, recording.
///
/// What a run does once is not part of an epoch: it is what a run of n epochs takes longer than one of half as many.
enum EpochBenchmark {
  static func rows() throws -> [Row] {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    for type in ShippedDataSources.all { try catalog.register(type) }
    let digits = try catalog.data(Spec("digits")).load(seed: 0)
    return try rows(digits, epochs: 40, catalog) + rows(noise, epochs: 2, catalog)
  }

  private static func rows(_ dataset: Dataset, epochs: Int, _ catalog: Catalog) throws -> [Row] {
    let batchSizes: [BatchSize] = [.examples(32), .full]
    let threads = [1, 2]
    let cases = batchSizes.flatMap { size in threads.map { (size: size, threads: $0) } }
    let seconds = try Stopwatch.medians(
      of: 5,
      cases.flatMap { one in
        [epochs, 2 * epochs].map { length in
          let learning = LearningPlan(losses: ["softmax"], models: ["linear"], data: .file(.init(path: dataset.name)))
          let plan = CurvePlan(
            problem: ProblemPlan(.learning(learning)),
            training: TrainingPlan(batchSizes: [one.size], length: .epochs(length)))
          let laboratory = Laboratory(catalog: catalog, cores: one.threads) { _, _ in dataset }
          return { _ = try CurveStudy(plan, in: laboratory).result() }
        }
      })
    let milliseconds = cases.indices.map { (seconds[2 * $0 + 1] - seconds[2 * $0]) / Double(epochs) * 1e3 }
    return cases.indices.map { index in
      let (one, first) = (cases[index], index / threads.count * threads.count)
      let noun = one.threads == 1 ? "1 thread" : "\(one.threads) threads"
      return Row(
        name: "epoch of \(dataset.name), batch size \(one.size), \(noun)", value: milliseconds[index], unit: "ms",
        ratio: index == first ? nil : (milliseconds[index] / milliseconds[first], "1 thread"))
    }
  }

  /// Random bytes in the shape of CIFAR-10's first training batch.
  private static var noise: Dataset {
    var random = RandomSource(seed: 0, for: .data)
    let (count, width) = (10_000, 3072)
    let pixels = (0..<count * width).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let labels = (0..<count).map { _ in Int32(random.index(below: 10)) }
    return Dataset(
      name: "CIFAR-like noise", source: "random bytes",
      kind: .images(width: 32, height: 32, channels: 3, range: 0...255),
      training: Examples(
        features: FeatureTable(bytes: pixels, width: width),
        targets: .labels(labels, classes: (0..<10).map(String.init))),
      defaultNormalization: .center)
  }
}
