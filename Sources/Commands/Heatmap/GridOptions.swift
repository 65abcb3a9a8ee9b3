import ArgumentParser
import Descent
import Studies
import Wording

/// The axes of a heat map and the fixed settings of its runs: options of the groups "axes" and "how".
struct GridOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "From left to right: lr, epochs, steps, batch-size, momentum, l2, start, start1, seed, noise, optimizer, schedule, gradient, model, loss, or a setting such as adam:beta1; values after =, or in the option of that name (default: what has several values, else lr).",
      valueName: "axis[=range]"))
  var x: HeatmapAxisArgument?

  @Option(
    help: ArgumentHelp("From bottom to top (default: what has several values, else epochs).", valueName: "axis[=range]")
  )
  var y: HeatmapAxisArgument?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Passes over the training examples, updates on a surface; numbers or ranges.", valueName: "n"))
  var epochs: [NumberRange] = []

  @Option(
    name: .long, parsing: .upToNextOption, help: ArgumentHelp("Updates, instead of --epochs.", valueName: "n"))
  var steps: [NumberRange] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Examples an update looks at, or full (default: 32).", valueName: "n|full"))
  var batchSize: [BatchSizeRange] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Momentum of sgd, momentum or nesterov, for an axis.", valueName: "μ"))
  var momentum: [NumberRange] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("λ of the regularisation part λ·ΣW², over weights.", valueName: "λ"))
  var l2: [NumberRange] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Where descent on a surface begins, or a range of its first coordinate.", valueName: "point"))
  var start: [StartRange] = []

  @Option(help: ArgumentHelp("Repeat with this many seeds; cells show medians and their range.", valueName: "n"))
  var seeds = 1

  mutating func validate() throws {
    if !epochs.isEmpty && !steps.isEmpty {
      throw ValidationError("--epochs and --steps exclude each other; give one.")
    }
    guard (1...10_000).contains(seeds) else {
      throw ValidationError("--seeds must be from 1 to 10000, but is \(seeds).")
    }
    for quantity in HeatmapQuantity.all where quantity != .rate {
      try check(given(quantity), of: quantity)
    }
    for axis in [x, y].compactMap(\.self) { try check(axis.values, of: axis.quantity) }
  }

  private func check(_ values: [Double], of quantity: HeatmapQuantity) throws {
    for value in values {
      guard let expected = quantity.complaint(about: value) else { continue }
      throw ValidationError("--\(quantity.name) must be \(expected), but is \(value).")
    }
  }
}

extension GridOptions {
  /// Above this limit, neighbouring seeds would be the same number on an axis.
  private static let greatestSeed: UInt64 = 9_000_000_000_000_000

  /// Returns an option's values; none for quantities without an option here.
  private func given(_ quantity: HeatmapQuantity) -> [Double] {
    switch quantity {
    case .epochs: epochs.flatMap(\.values)
    case .steps: steps.flatMap(\.values)
    case .batchSize: batchSize.flatMap(\.values)
    case .momentum: momentum.flatMap(\.values)
    case .l2: l2.flatMap(\.values)
    case .start: startValues
    default: []
    }
  }

  /// The given first coordinates, unless they are the single point where every run begins.
  private var startValues: [Double] {
    if start.count == 1, case .point = start[0] { return [] }
    return start.flatMap { start in
      switch start {
      case .point(let values): values.prefix(1).map(\.self)
      case .range(let values): values
      }
    }
  }

  /// Returns the axes; the x axis runs from left to right.
  ///
  /// - Throws: ``UsageError`` if both axes show the same quantity, or a quantity has several values but no axis.
  func axes(rates: [Double], seed: UInt64) throws -> (x: HeatmapAxis, y: HeatmapAxis) {
    func values(_ quantity: HeatmapQuantity) -> [Double] {
      switch quantity {
      case .rate: rates
      case .seed: seeds > 1 ? (0..<UInt64(seeds)).map { Double(seed &+ $0) } : []
      default: given(quantity)
      }
    }
    let named = [x, y].compactMap { $0?.quantity }
    if named.contains(.seed), seed > Self.greatestSeed {
      throw UsageError("seeds on an axis are \(Self.greatestSeed) at most, but --seed is \(seed)")
    }
    let several = HeatmapQuantity.all.filter { $0 != .seed && values($0).count > 1 }
    let length: HeatmapQuantity = steps.isEmpty && !named.contains(.steps) ? .epochs : .steps
    var pool = (several + [.rate, length]).filter { !named.contains($0) }
    func next() -> HeatmapQuantity { pool.isEmpty ? .rate : pool.removeFirst() }
    func axis(_ argument: HeatmapAxisArgument?) throws -> HeatmapAxis {
      let quantity = argument?.quantity ?? next()
      pool.removeAll { $0 == quantity }
      if let words = argument?.words, !words.isEmpty { return HeatmapAxis(quantity, words: words) }
      guard let argument, !argument.values.isEmpty else { return HeatmapAxis(quantity, values: values(quantity)) }
      guard values(quantity).isEmpty || quantity == .seed else {
        throw UsageError("'\(quantity.name)' has values in two places; give them after = or as an option")
      }
      return HeatmapAxis(quantity, values: argument.values)
    }
    let (x, y) = (try axis(x), try axis(y))
    guard x.quantity != y.quantity else {
      throw UsageError("both axes are '\(x.quantity.name)'; vary two different things")
    }
    guard !(x.quantity.isLength && y.quantity.isLength) else {
      throw UsageError("epochs and steps are both the length of a run; put one of them on an axis")
    }
    let axes = [x.quantity, y.quantity]
    if let left = several.first(where: { !axes.contains($0) }) {
      throw UsageError(
        "--\(left.name) has \(values(left).count) values but is on no axis; say --x \(left.name) or give it one value"
      )
    }
    if !momentum.isEmpty && !axes.contains(.momentum) {
      throw UsageError("--momentum is for an axis; one for all cells is --optimizer sgd:momentum=0.9")
    }
    return (x, y)
  }

  /// Returns the starting point of every run, apart from what is varied; `usual` unless a point is given.
  func base(usual: StartPoint) -> StartPoint {
    if start.count == 1, case .point(let values) = start[0] { return .values(values) }
    return usual
  }

  /// Returns the length of runs where it is not varied: by default 20 epochs over examples, 100 steps on a surface.
  func length(onSurface isSurface: Bool) -> RunLength {
    if let steps = steps.first?.values.first { return .steps(Int(steps.rounded())) }
    return .epochs(epochs.first?.values.first.map { Int($0.rounded()) } ?? (isSurface ? 100 : 20))
  }

  /// The batch size where it is not varied; by default 32 examples.
  var fixedBatchSize: BatchSize {
    guard let size = batchSize.first?.values.first else { return .examples(32) }
    return size.isFinite ? .examples(Int(size.rounded())) : .full
  }
}
