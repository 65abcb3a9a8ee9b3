import Builtins
import Descent
import Foundation
import GradientKit
import Testing

/// Tests the keys of runs.
struct RunKeyTests {
  /// The hashes were computed by another program from the same bytes.
  @Test func `the key of a run is the same in every process`() throws {
    #expect(try "\(key(of: Self.surface))" == "5925213c83263f75832b0a05f3dcd12e720137f3ccbd93071413ee9fdceb34d7")
    #expect(try "\(key(of: Self.learning))" == "8a0771054d144f61bff6d05be3f6580a54be9da66111d1b8592e4e7fad2cff16")
  }

  @Test(arguments: [surface, learning])
  func `every field of a run changes its key`(run: Run) throws {
    let encoder = JSONEncoder()
    let tree = try JSONSerialization.jsonObject(with: encoder.encode(run))
    let changed = Self.changes(of: tree)
    #expect(changed.count > 10)
    var keys = Set([try key(of: run)])
    for (place, tree) in changed {
      let other = try JSONDecoder().decode(Run.self, from: JSONSerialization.data(withJSONObject: tree))
      guard other != run else { continue }
      #expect(keys.insert(try key(of: other)).inserted, "\(place)")
    }
  }

  @Test func `runs of any length share a key, and nothing else does`() throws {
    var longer = Self.surface
    longer.options.length = .epochs(7)
    #expect(try key(of: Self.surface, anyLength: true) == key(of: longer, anyLength: true))
    #expect(try key(of: Self.surface) != key(of: longer))
    longer.rate = 0.5
    #expect(try key(of: Self.surface, anyLength: true) != key(of: longer, anyLength: true))
  }

  @Test func `a file of data, a plugin and a processor change the keys of what depends on them, and no others`() throws
  {
    let keys = try key(of: Self.learning)
    #expect(try key(of: Self.learning, file: "b") != keys)
    #expect(try key(of: Self.surface, file: "b") == key(of: Self.surface))
    #expect(try key(of: Self.learning, processor: "other") != keys)
    let plugged = try key(of: Self.learning, plugin: "a")
    #expect(try key(of: Self.learning, plugin: "b") != plugged)
    #expect(try key(of: Self.surface, plugin: "a") == key(of: Self.surface))
  }

  @Test func `a key is read back from its bytes`() throws {
    let key = try key(of: Self.surface)
    #expect(RunKey(bytes: key.bytes) == key)
    #expect(RunKey(bytes: key.bytes.dropLast()) == nil)
  }

  static let surface: Run = {
    var options = RunOptions(length: .steps(100), stoppingRules: [.gradient(1e-3)], noise: 0.1)
    options.parametersEvery = 3
    options.recording = .evaluations(5)
    return Run(
      subject: .surface("bowl"), start: .values([1, 2]), optimizer: "sgd", schedule: "constant", rate: 0.1,
      options: options, seed: 7)
  }()

  static let learning: Run = {
    let data = DataChoice.file(.init(path: "a.csv", target: "y", missing: .drop, features: ["x"], ignored: ["z"]))
    let plan = LearningPlan(
      losses: ["own:delta=1"], models: ["linear"], data: data, l2: [0.1], normalization: .center, validationShare: 0.2)
    return Run(
      subject: SubjectPlan.learning(plan).subjects[0], start: .normal(0.1), optimizer: "adam", schedule: "step:every=3",
      rate: 0.1,
      options: RunOptions(length: .epochs(3), batchSize: .examples(32), predictions: [[1, 2], [3]]), seed: 0)
  }()

  private func key(
    of run: Run, anyLength: Bool = false, file: String = "a", processor: String = "any", plugin: String? = nil
  ) throws -> RunKey {
    var catalog = Catalog()
    if plugin != nil { try catalog.register(OwnLoss.self, origin: "Own.swift") }
    let laboratory = Laboratory(catalog: catalog, cores: 1) { _, _ in
      let examples = Examples(features: FeatureTable(doubles: [1, 2], width: 1), targets: .numbers([1, 2]))
      var dataset = Dataset(
        name: "a", source: "", kind: .table, training: examples, defaultNormalization: .none)
      dataset.files = [DataFile(name: "a.csv", sha256: file)]
      return dataset
    }
    var keys = RunKeys(in: laboratory, processor: processor) { "\($0) \(plugin ?? "")" }
    return try keys.key(of: run, anyLength: anyLength)
  }

  /// Returns the tree with one leaf changed, for every leaf; words change to others of their kind.
  private static func changes(of tree: Any, at place: String = "") -> [(String, Any)] {
    switch tree {
    case let object as [String: Any]:
      object.keys.sorted().flatMap { key in
        changes(of: object[key] ?? 0, at: "\(place).\(key)").map { ($0, object.merging([key: $1]) { $1 }) }
      }
    case let list as [Any]:
      list.indices.flatMap { index in
        changes(of: list[index], at: "\(place)[\(index)]").map { place, value in
          var list = list
          list[index] = value
          return (place, list)
        }
      } + (list.isEmpty ? [] : [(place, list + list.suffix(1))])
    case let number as NSNumber:
      isBoolean(number)
        ? [(place, NSNumber(value: !number.boolValue))] : [(place, NSNumber(value: number.doubleValue + 1))]
    case let text as String:
      [(place, others[text] ?? (text.hasPrefix("g=") ? "f=0.001" : text + "2"))]
    default: []
    }
  }

  private static var others: [String: Any] { ["analytic": "central", "drop": "mean", "center": "unit", "full": 8] }
}

/// Returns whether a number was written as a Boolean.
private func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

/// A loss that stands for a user's own.
private struct OwnLoss: RegressionLoss {
  static let name = "own", summary = "half of the squared error"
  init(_ settings: inout Settings) throws {}
  func value<S: Scalar>(_ prediction: S, _ target: S) -> S { (prediction - target) * (prediction - target) }
}
