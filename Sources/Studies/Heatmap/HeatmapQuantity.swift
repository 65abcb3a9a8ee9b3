import Descent
package import GradientKit
package import Wording

/// A quantity that an axis of a heat map varies: an option of a run or a setting of a component.
///
/// To add one, add an entry to ``all``.
package struct HeatmapQuantity: Sendable, Hashable {
  /// The name on the command line: `lr`, or `adam:beta1` for a setting.
  package let name: String

  private init(_ name: String) { self.name = name }

  /// Creates the quantity with a name, or `nil` if the name is unknown.
  package init?(named name: String) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard Self.entries[name] != nil || parts.count == 2 && parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(name)
  }

  package static let rate = HeatmapQuantity("lr")
  package static let epochs = HeatmapQuantity("epochs")
  package static let steps = HeatmapQuantity("steps")
  package static let batchSize = HeatmapQuantity("batch-size")
  package static let momentum = HeatmapQuantity("momentum")
  package static let l2 = HeatmapQuantity("l2")
  package static let start = HeatmapQuantity("start")
  package static let start1 = HeatmapQuantity("start1")
  package static let seed = HeatmapQuantity("seed")
  package static let noise = HeatmapQuantity("noise")
  package static let optimizer = HeatmapQuantity("optimizer")
  package static let schedule = HeatmapQuantity("schedule")
  package static let gradient = HeatmapQuantity("gradient")
  package static let model = HeatmapQuantity("model")
  package static let loss = HeatmapQuantity("loss")

  /// The options of a run that an axis can vary.
  package static let all: [HeatmapQuantity] = entries.keys.sorted { (order[$0] ?? 0) < (order[$1] ?? 0) }
    .map { HeatmapQuantity($0) }

  /// Whether the quantity is the length of a run, so that one run can serve several cells.
  package var isLength: Bool { self == .epochs || self == .steps }

  /// Whether the values are integers.
  package var isWhole: Bool { entry?.isWhole ?? false }

  /// Whether the values are words.
  package var isNamed: Bool { entry?.kind != nil || self == .gradient }

  /// Whether the quantity applies only to learning from examples.
  package var isLearned: Bool { entry?.isLearned ?? false }

  /// The component and the key of a setting; `nil` for an option of a run.
  package var setting: (component: String, key: String)? {
    guard entry == nil, let colon = name.firstIndex(of: ":") else { return nil }
    return (String(name[..<colon]), String(name[name.index(after: colon)...]))
  }

  /// The index of the initial coordinate that the quantity varies, if it varies one.
  package var coordinate: Int? { self == .start ? 0 : self == .start1 ? 1 : nil }

  /// The name of the column in the table.
  var columnName: String {
    self == .rate ? "rate" : name.replacing("-", with: "_").replacing(":", with: "_")
  }

  /// The name in a figure.
  package var title: String { entry?.title ?? setting.map { "\($0.component) \($0.key)" } ?? name }

  /// Returns why a value is invalid for this quantity, or `nil` if it is valid.
  package func complaint(about value: Double) -> String? {
    guard let entry, !entry.accepts(value) else { return value.isNaN ? "a number" : nil }
    return entry.expectation
  }

  /// The kind of component that the values name.
  package var kind: ComponentKind? { entry?.kind }

  /// The default values; `nil` if they depend on the study.
  var defaultValues: [Double]? { entry?.defaults }
}

extension HeatmapQuantity {
  private struct Entry: Sendable {
    var title: String
    var isWhole = false
    var isLearned = false
    var kind: ComponentKind?
    var expectation = "a finite number"
    var accepts: @Sendable (Double) -> Bool = { $0.isFinite }
    var defaults: [Double]?
  }

  private var entry: Entry? { Self.entries[name] }

  private static let order = Dictionary(
    uniqueKeysWithValues: [
      "lr", "epochs", "steps", "batch-size", "momentum", "l2", "start", "start1", "seed", "noise", "optimizer",
      "schedule", "gradient", "model", "loss",
    ].enumerated().map { ($1, $0) })

  private static let entries: [String: Entry] = [
    "lr": Entry(title: "learning rate", expectation: "above 0", accepts: { $0 > 0 && $0.isFinite }),
    "epochs": Entry(
      title: "epochs", isWhole: true, expectation: "1 or more", accepts: { (1...1e9).contains($0.rounded()) }),
    "steps": Entry(
      title: "steps", isWhole: true, expectation: "1 or more", accepts: { (1...1e9).contains($0.rounded()) }),
    "batch-size": Entry(
      title: "batch size", isWhole: true, isLearned: true, expectation: "1 or more, or full",
      accepts: { $0.rounded() >= 1 && ($0 <= 1e9 || $0 == .infinity) },
      defaults: (0...9).map { Double(1 << $0) } + [.infinity]),
    "momentum": Entry(
      title: "momentum", expectation: "from 0 to 1", accepts: { (0...1).contains($0) },
      defaults: (0..<20).map { Double($0) / 20 }),
    "l2": Entry(
      title: "L2", isLearned: true, expectation: "0 or more", accepts: { $0 >= 0 && $0.isFinite },
      defaults: (-6...0).map { Double.pow(10, $0) }),
    "start": Entry(title: "start"), "start1": Entry(title: "start"),
    "seed": Entry(title: "seed", isWhole: true, expectation: "0 or more", accepts: { (0...9e15).contains($0) }),
    "noise": Entry(title: "gradient noise", expectation: "0 or more", accepts: { $0 >= 0 && $0.isFinite }),
    "optimizer": Entry(title: "optimizer", kind: .optimizer), "schedule": Entry(title: "schedule", kind: .schedule),
    "gradient": Entry(title: "gradient"), "model": Entry(title: "model", isLearned: true, kind: .model),
    "loss": Entry(title: "loss", isLearned: true, kind: .loss),
  ]
}

extension HeatmapQuantity: Codable {
  /// Decodes the name.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let quantity = HeatmapQuantity(named: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no quantity of a heat map")
    }
    self = quantity
  }

  /// Encodes the name.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

/// An axis of a heat map: a quantity and its values.
package struct HeatmapAxis: Sendable, Codable, Hashable {
  /// The varied quantity.
  package var quantity: HeatmapQuantity
  /// The values, ascending; empty for the defaults, with infinity for a full batch.
  package var values: [Double]
  /// The words that ``values`` index, if the values are words.
  package var words: [String] = []

  /// Creates an axis of numbers; sorts them, rounds counts and removes duplicates.
  package init(_ quantity: HeatmapQuantity, values: [Double] = []) {
    self.quantity = quantity
    self.values = Set(quantity.isWhole ? values.map { $0.rounded() } : values).sorted()
  }

  /// Creates an axis of words in the given order; removes duplicates.
  package init(_ quantity: HeatmapQuantity, words: [String]) {
    self.quantity = quantity
    var kept: [String] = []
    for word in words where !kept.contains(word) { kept.append(word) }
    self.words = kept
    values = kept.indices.map { Double($0) }
  }

  /// Returns the text of the value at an index.
  package func text(at index: Int) -> String {
    words.isEmpty ? NumberText(values[index]).plain : words[index]
  }

  /// Returns the table cell of the value at an index: a number, or a word if the values are words.
  package func cell(at index: Int) -> TableCell { words.isEmpty ? .number(values[index]) : .text(words[index]) }

  /// Sets the value at an index in a run.
  ///
  /// - Throws: ``StudyError`` if the run has no such option.
  func apply(_ index: Int, to run: inout Run, in catalog: Catalog) throws {
    let value = values[index]
    switch quantity {
    case .rate: run.rate = value
    case .epochs: run.options.length = .epochs(Int(value))
    case .steps: run.options.length = .steps(Int(value))
    case .batchSize: run.options.batchSize = value.isFinite ? .examples(Int(value)) : .full
    case .l2: run.subject = run.subject.with(l2: value)
    case .seed: run.seed = UInt64(value)
    case .noise: run.options.noise = value
    case .gradient: run.options.gradientMethod = GradientMethod(rawValue: words[index]) ?? run.options.gradientMethod
    case .start, .start1:
      guard case .values(var point) = run.start, let coordinate = quantity.coordinate, coordinate < point.count else {
        throw StudyError.noCoordinate(name: quantity.name, dimension: 1)
      }
      point[coordinate] = value
      run.start = .values(point)
    case .momentum:
      let keys = catalog[.optimizer, run.optimizer.name]?.settings.map(\.key) ?? []
      guard let key = ["momentum", "mu"].first(where: keys.contains) else {
        throw StudyError.noMomentum(optimizer: run.optimizer.name)
      }
      run.optimizer = run.optimizer.setting(key, to: "\(value)")
    case .optimizer: run.optimizer = try catalog.resolved(.optimizer, Spec(words[index]))
    case .schedule: run.schedule = try catalog.resolved(.schedule, Spec(words[index]))
    case .model, .loss:
      guard case .learning(var learning) = run.subject else { return }
      if quantity == .model {
        learning.model = try catalog.resolved(.model, Spec(words[index]))
      } else {
        learning.loss = try catalog.resolved(.loss, Spec(words[index]))
      }
      run.subject = .learning(learning)
    default:
      guard let setting = quantity.setting, run.set(setting.key, of: setting.component, to: text(at: index)) else {
        let kinds: [ComponentKind] = [.optimizer, .schedule, .loss, .model, .surface]
        if let name = quantity.setting?.component, let kind = kinds.first(where: { catalog[$0, name] != nil }) {
          throw ViewError("\(name) is not in these runs; add --\(kind.rawValue) \(name)")
        }
        throw StudyError.noSetting(name: quantity.name)
      }
    }
  }
}

extension Run {
  /// Sets a setting of the named component; returns `false` if the run has no such component.
  fileprivate mutating func set(_ key: String, of component: String, to value: String) -> Bool {
    switch component {
    case optimizer.name: optimizer = optimizer.setting(key, to: value)
    case schedule.name: schedule = schedule.setting(key, to: value)
    default:
      switch subject {
      case .surface(let surface) where surface.name == component:
        subject = .surface(surface.setting(key, to: value))
      case .learning(var learning) where [learning.loss.name, learning.model.name].contains(component):
        if learning.loss.name == component {
          learning.loss = learning.loss.setting(key, to: value)
        } else {
          learning.model = learning.model.setting(key, to: value)
        }
        subject = .learning(learning)
      default: return false
      }
    }
    return true
  }
}
