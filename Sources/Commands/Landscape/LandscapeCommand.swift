import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot landscape`: draws the loss along a line of parameter space, or over a plane of it.
struct LandscapeCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [LandscapeStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "landscape", abstract: "Draws the loss along a line of parameter space, or over a plane of it.",
    discussion: """
      The loss at W + a·W₁, or at W + a·W₁ + b·W₂, with one or two directions; one or two parameters, and surfaces, are \
      drawn as they are.

        gdplot landscape --loss svm
        gdplot landscape --loss softmax --at trained --direction filter filter
        gdplot landscape --loss softmax --from start --to trained
        gdplot landscape --data line --model linear:bias=false --loss mse
        gdplot landscape --surface saddle
      """)

  @OptionGroup(title: "What") var learning: LearningOptions

  @Option(
    help: ArgumentHelp(
      "The point W: start, trained, zeros, normal:STD, A,B,… or file:PATH (default: start).", valueName: "point"))
  var at: LandscapePointArgument?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "One or two of random (length 1), filter (random, as long as the weights of each unit), gradient, curvature, parameter:N, A,B,… or file:PATH (default: random random).",
      valueName: "direction"))
  var direction: [LandscapeDirectionArgument] = []

  @Option(help: ArgumentHelp("Go from this point, given as with --at, …", valueName: "point"))
  var from: LandscapePointArgument?

  @Option(help: ArgumentHelp("… to this one, in a straight line.", valueName: "point"))
  var to: LandscapePointArgument?

  @Option(help: ArgumentHelp("Coordinates along W₁, as [lin:|log:]FROM:TO:COUNT.", valueName: "range"))
  var a: NumberRange?

  @Option(help: ArgumentHelp("Coordinates along W₂.", valueName: "range"))
  var b: NumberRange?

  @Option(
    help: ArgumentHelp(
      "The same without counts: FROM:TO, or FROM:TO,FROM:TO (default: -1:1; what suits one or two parameters).",
      valueName: "window"))
  var window: WindowArgument?

  @Option(
    help: ArgumentHelp(
      "Points along a line, or NxM over a plane (default: 201, or 61x61; 121x121 of a surface).", valueName: "n|nxm"))
  var resolution: ResolutionArgument?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Draw the losses of these training examples, counted from 0, beside the mean.", valueName: "i"))
  var example: [Int] = []

  @Option(
    help: ArgumentHelp("How a plane is drawn: contours, cells, or relief, which is the surface seen from the side."))
  var style: LandscapeView.Style = .contours

  @OptionGroup(title: "Figure") var relief: ReliefOptions

  @OptionGroup(title: "How to train to the point") var training: TrainingOptions
  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions
  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  /// The maximum number of losses in a figure, which stores each of them.
  private static let sizeLimit = 4_000_000

  mutating func validate() throws {
    try relief.check(isRelief: style == .relief)
    if relief.arrows, style == .cells {
      throw ValidationError("--arrows lie on contours or a curve; leave out --arrows or --style cells.")
    }
    if direction.count > 2 {
      throw ValidationError("--direction takes one or two directions, but \(direction.count) are given.")
    }
    if (from == nil) != (to == nil) { throw ValidationError("--from and --to belong together; give both.") }
    if from != nil, at != nil || !direction.isEmpty {
      throw ValidationError("--from and --to are a line of their own; leave out --at and --direction.")
    }
    if a != nil || b != nil, window != nil || resolution != nil {
      throw ValidationError("--a and --b say all of --window and --resolution; give the one or the other.")
    }
    if let negative = example.first(where: { $0 < 0 }) {
      throw ValidationError("--example counts from 0, but is \(negative).")
    }
    for (name, range) in [("--a", a), ("--b", b)] {
      guard let range else { continue }
      guard range.values.count > 1, zip(range.values, range.values.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw ValidationError("\(name) must go up in two or more points, such as lin:-1:1:61, but is \(range.text).")
      }
    }
  }

  var components: [(kind: ComponentKind, spec: Spec)] { learning.components + training.components }

  var startPointFiles: [String] {
    learning.startPointFiles + [at, from, to].compactMap { $0?.file } + direction.compactMap(\.file)
  }

  var defaultName: String { "plots/landscape-\(learning.stem).png" }

  func check(with catalog: Catalog) throws {
    try learning.subject.requireSubject(for: "landscape")
    if learning.loss.count > 1 {
      throw UsageError("a landscape is of one loss, but \(learning.loss.count) are given; draw one at a time")
    }
    if learning.start.count > 1 {
      throw UsageError("a landscape is around one point, but --start has \(learning.start.count)")
    }
    if [at, from, to].contains(where: { $0?.needsTraining ?? false }) {
      if let name = training.firstVaried {
        throw UsageError("the trained point is the end of one run, but \(name) asks for several; give one")
      }
    } else if let name = training.firstGiven {
      throw UsageError("\(name) is about training, which nothing here asks for; say --at trained")
    }
    let counts = [a?.values.count ?? resolution?.counts.first ?? 1, b?.values.count ?? resolution?.counts.last ?? 1]
    let isLine = from != nil || direction.count == 1
    guard isLine || counts[0] <= Self.sizeLimit / counts[1] else {
      throw UsageError(
        "\(counts[0]) × \(counts[1]) losses are more than the \(Self.sizeLimit) a figure can hold; lower --resolution")
    }
    if b != nil, isLine { throw UsageError("--b needs a second direction; there is one") }
    if !example.isEmpty, direction.count == 2 {
      throw UsageError("--example is drawn beside the mean along a line; give one --direction")
    }
  }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    var plan = LandscapePlan(
      problem: try learning.problem(with: catalog),
      training: try training.plan(onSurface: learning.surfaceSpec != nil, seed: computing.seed))
    if let from, let to {
      plan.view = .between(try from.point(option: "--from"), try to.point(option: "--to"))
    } else if !direction.isEmpty {
      plan.view = .directions(try direction.map { try $0.direction })
    } else if b == nil, a != nil || !example.isEmpty || window?.ranges.count == 1 {
      // Coordinates along one direction, or examples, which are drawn as lines beside the mean, imply a line.
      plan.defaultDirectionCount = 1
    }
    plan.point = try at?.point(option: "--at")
    plan.a = a?.values ?? []
    plan.b = b?.values ?? []
    plan.window = window?.ranges.map { [$0.lowerBound, $0.upperBound] } ?? []
    plan.resolution = resolution?.counts ?? []
    plan.examples = example
    var view = LandscapeView(style: style)
    view.angle = relief.view?.angle
    if relief.arrows { view.hasArrows = true }
    return FigureRequest(LandscapeStudy.self, plan, view, Look(figure))
  }
}

extension LandscapeStudy: FigureStudy {
  static func table(of result: LandscapeResult, _ view: LandscapeView, with catalog: Catalog) -> Table {
    result.table
  }

  static func report(on result: LandscapeResult, _ view: LandscapeView) -> String { result.report }
  static func summary(of result: LandscapeResult, _ view: LandscapeView) -> any Encodable { result.object }
  static func notes(on result: LandscapeResult) -> [String] {
    var notes: [String] = []
    if result.isInterrupted {
      notes.append("interrupted: \(result.computedCount.grouped) of \(result.data.count.grouped) losses computed")
    } else if !result.losses.contains(where: \.isFinite) {
      notes.append("no value is finite, so there is nothing to draw")
    }
    return notes + result.facts.remarks
  }
  static func numberCount(of result: LandscapeResult) -> Int {
    result.data.count + result.regularization.count + result.examples.reduce(0) { $0 + $1.losses.count }
  }
}
