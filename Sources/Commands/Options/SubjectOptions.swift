import ArgumentParser
import Descent
import GradientKit
import Studies
import Wording

/// What is learned or descended, apart from λ and the start: the options of the group "what" that every figure has.
struct SubjectOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Losses, such as svm or huber:delta=0.5.", valueName: "spec"))
  var loss: [String] = []

  @Option(help: ArgumentHelp("A surface to descend instead of learning, such as rosenbrock.", valueName: "spec"))
  package var surface: String?

  @Option(help: ArgumentHelp("The same, as a formula in x, or x and y.", valueName: "formula"))
  var function: String?

  @Option(help: ArgumentHelp("The model.", valueName: "spec"))
  var model = "linear"

  @Option(
    help: ArgumentHelp(
      "Examples: a data set, or a CSV, TSV, .npz or .npy file (default: digits for class losses, line for others).",
      valueName: "spec|file"))
  var data: String?

  @Option(help: ArgumentHelp("Which column or array of a file to predict, by name or index.", valueName: "column"))
  var target: String?

  @Option(help: ArgumentHelp("What to do with empty cells of a file: drop the row, or fill in the mean."))
  var missing: MissingArgument = .refuse

  @Option(
    help: ArgumentHelp("How features are normalized: none, unit, center or standardize (default: the data set's)."))
  var normalize: Normalization?

  @Option(
    help: ArgumentHelp("Share of examples held out, from 0 up to 1 (default: 0.2; 0 for line).", valueName: "share"))
  var validation: Double?

  @Option(
    name: .customLong("init"),
    help: ArgumentHelp(
      "Where runs begin: zeros, normal:STD, A,B,… or file:PATH (default: the model's way).", valueName: "start"))
  var initial: StartArgument?

  mutating func validate() throws {
    if let validation, !(0..<1).contains(validation) {
      throw ValidationError("--validation is a share from 0 up to 1, but is \(validation).")
    }
    if surface != nil && function != nil {
      throw ValidationError("--surface and --function exclude each other; give one.")
    }
    if (surface ?? function) != nil && !loss.isEmpty {
      throw ValidationError("--loss is learned from data; with --surface or --function leave it out.")
    }
    if (surface ?? function) != nil {
      let learned: [(name: String, isGiven: Bool)] = [
        ("--data", data != nil), ("--target", target != nil), ("--normalize", normalize != nil),
        ("--validation", validation != nil), ("--model", model != "linear"),
      ]
      if let name = learned.first(where: \.isGiven)?.name {
        throw ValidationError("\(name) is about learning from data; a surface has none.")
      }
    }
  }
}

extension SubjectOptions {
  /// The surface as a spec, if one is meant.
  var surfaceSpec: String? { surface ?? function.map { "function:\($0)" } }

  /// What these options ask for, with this λ and these starts.
  func plan(l2: Double, starts: [StartPoint]) -> ProblemPlan {
    ProblemPlan(
      losses: loss, surface: surfaceSpec, model: model, l2: l2, normalization: normalize,
      validationShare: validation, starts: starts)
  }

  /// Where the examples of these options come from; asked for nothing where a surface is descended.
  func loader(catalog: Catalog) throws -> @Sendable (UInt64) throws -> Dataset {
    let choice = try dataset(for: loss, catalog: catalog)
    return { try choice.load(seed: $0) }
  }

  /// What the usual name of a figure says about its subject, such as `svm-iris` or `rosenbrock`.
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

  /// Refuses a command that names nothing to descend.
  func requireSubject(for command: String) throws {
    guard loss.isEmpty && surfaceSpec == nil else { return }
    throw UsageError(
      "\(command) needs a loss, such as --loss svm, or a surface, such as --surface rosenbrock (gdplot list)")
  }

  /// The components these options name.
  var namedSpecs: [(kind: ComponentKind, text: String)] {
    var specs: [(kind: ComponentKind, text: String)] = [(.model, model)]
    specs += loss.map { (.loss, $0) }
    if let surfaceSpec { specs.append((.surface, surfaceSpec)) }
    if let data { specs.append((.data, data)) }
    return specs
  }

  /// The files of numbers these options name.
  var pointFiles: [String] { [initial?.file].compactMap(\.self) }

  /// Where runs begin, as `--init` says.
  var initialPoint: StartPoint {
    get throws {
      switch initial {
      case nil: .model
      case .point(let point): point
      case .file(let path): .values(try NumberFile(path).numbers)
      }
    }
  }

  /// The examples that are meant, or ones that suit the losses: digits for many classes, moons for two, a line for numbers.
  func dataset(for losses: [String], catalog: Catalog) throws -> DatasetChoice {
    try DatasetChoice(
      data ?? usualData(for: losses.map { try catalog.loss(Spec($0)) }), target: target, missing: missing,
      catalog: catalog)
  }

  private func usualData(for losses: [any Loss]) -> String {
    if losses.isEmpty || losses.contains(where: { $0 is any RegressionLoss }) { return "line" }
    let needsTwo = losses.contains { loss in
      (loss as? any ClassificationLoss).map { (try? $0.scoreCount(classes: 10)) == nil } ?? false
    }
    return needsTwo ? "moons" : "digits"
  }
}
