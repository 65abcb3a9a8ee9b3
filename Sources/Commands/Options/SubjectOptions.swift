import ArgumentParser
import Descent
import GradientKit
import Studies
import Wording

/// The subject of descent, apart from λ and the start: the options of the group "what" that every figure has.
struct SubjectOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Losses, such as svm or huber:delta=0.5.", valueName: "spec"),
    completion: ComponentCompletion.of(.loss))
  var loss: [String] = []

  @Option(
    help: ArgumentHelp("A surface to descend instead of learning, such as rosenbrock.", valueName: "spec"),
    completion: ComponentCompletion.of(.surface))
  var surface: String?

  @Option(help: ArgumentHelp("The same, as a formula in x, or x and y.", valueName: "formula"))
  var function: String?

  @Option(
    name: .long, parsing: .upToNextOption, help: ArgumentHelp("Models (default: linear).", valueName: "spec"),
    completion: ComponentCompletion.of(.model))
  var model: [String] = []

  @Option(
    help: ArgumentHelp(
      "Examples: a data set, or a CSV, TSV, .npz or .npy file (default: digits for class losses, line for others).",
      valueName: "spec|file"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Which column or array of a file to predict, by name or index, -1 for the last.", valueName: "column"))
  var target: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Columns of a file to learn from, by names, indexes or patterns (default: all but row numbers, ids and dates).",
      valueName: "column"))
  var features: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Columns of a file to leave out, by names, indexes or patterns.", valueName: "column"))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("What to do with empty cells of a file: drop the row, or fill in the mean."))
  var missing: DataChoice.File.Missing = .refuse

  @Option(
    help: ArgumentHelp("How features are normalized: none, unit, center or standardize (default: the data set's)."))
  var normalize: Normalization?

  @Option(
    help: ArgumentHelp("Share of examples held out, from 0 up to 1 (default: 0.2; 0 for line).", valueName: "share"))
  var validation: Double?

  @Option(
    name: .customLong("init"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Where runs begin: zeros, normal:STD, A,B,… or file:PATH (default: the model's way).", valueName: "start"))
  var initial: [StartArgument] = []

  mutating func validate() throws {
    if let validation, !(0..<1).contains(validation) {
      throw ValidationError("--validation must be at least 0 and below 1, but is \(NumberText(validation).plain).")
    }
    if surface != nil && function != nil {
      throw ValidationError("--surface and --function exclude each other; give one.")
    }
    if (surface ?? function) != nil && !loss.isEmpty {
      throw ValidationError("--loss is learned from data; with --surface or --function leave it out.")
    }
    if (surface ?? function) != nil {
      let learned: [(name: String, isGiven: Bool)] = [
        ("--data", data != nil), ("--target", target != nil),
        ("--features", !features.isEmpty), ("--ignore", !ignore.isEmpty), ("--normalize", normalize != nil),
        ("--validation", validation != nil), ("--model", !model.isEmpty),
      ]
      if let name = learned.first(where: \.isGiven)?.name {
        throw ValidationError("\(name) is about learning from data; a surface has none.")
      }
    }
  }
}

extension SubjectOptions {
  /// The models; linear by default.
  var models: [String] { model.isEmpty ? ["linear"] : model }

  /// The surface as the text of a spec; `nil` if none is given.
  var surfaceSpec: String? { surface ?? function.map { "function:\($0)" } }

  /// The surface as a spec.
  var surfaceChoice: Spec? { surfaceSpec.map { Spec($0) } }

  /// Returns the subject that the options describe.
  func plan(l2: [Double], catalog: Catalog) throws -> SubjectPlan {
    if let surfaceChoice { return .surface(surfaceChoice) }
    let losses = loss.map { Spec($0) }
    return .learning(
      LearningPlan(
        losses: losses, models: models.map { Spec($0) }, data: try dataset(for: losses, catalog: catalog), l2: l2,
        normalization: normalize, validationShare: validation))
  }

  /// The part of the figure's default name that describes the subject, such as `svm-iris` or `rosenbrock`.
  var stem: String {
    if let surfaceSpec { return Spec(surfaceSpec).name }
    var stem = loss.map { Spec($0).name }.joined(separator: "-")
    if let data {
      let file = data.split(separator: "/").last.map(String.init) ?? data
      let name = Spec(file).name.split(separator: ".").first.map(String.init) ?? "data"
      stem += "-" + (data.contains(":") ? Spec(data).name : name)
    }
    return stem
  }

  /// Rejects a command without a subject.
  func requireSubject(for command: String) throws {
    guard loss.isEmpty && surfaceSpec == nil else { return }
    throw UsageError(
      "\(command) needs a loss, such as --loss svm, or a surface, such as --surface rosenbrock (gdplot list)")
  }

  /// The components that the options name.
  var components: [(kind: ComponentKind, spec: Spec)] {
    models.map { (.model, Spec($0)) } + loss.map { (.loss, Spec($0)) } + (surfaceChoice.map { [(.surface, $0)] } ?? [])
      + (data.map { [(.data, Spec($0))] } ?? [])
  }

  /// The files of numbers that options name as points of parameter space.
  var startPointFiles: [String] { initial.compactMap(\.file) }

  /// The starting points of runs.
  var initialPoints: [StartPoint] {
    get throws {
      guard !initial.isEmpty else { return [.model] }
      return try initial.map { start in
        switch start {
        case .point(let point): point
        case .file(let path): .values(try NumberFile(path).numbers)
        }
      }
    }
  }

  /// Returns the chosen examples, by default ones suited to the losses.
  func dataset(for losses: [Spec], catalog: Catalog) throws -> DataChoice {
    try DataChoice(
      data ?? defaultData(for: losses.map { try catalog.loss($0) }), target: target, missing: missing,
      features: features, ignored: ignore, catalog: catalog)
  }

  /// Returns the default data set: digits for many classes, moons for two, a line for regression.
  private func defaultData(for losses: [any Loss]) -> String {
    if losses.isEmpty || losses.contains(where: { $0 is any RegressionLoss }) { return "line" }
    let needsTwo = losses.contains { loss in
      (loss as? any ClassificationLoss).map { (try? $0.scoreCount(classes: 10)) == nil } ?? false
    }
    return needsTwo ? "moons" : "digits"
  }
}
