import ArgumentParser
import GradientKit

/// What is learned: the options of the group "what".
struct LearningOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Losses, such as svm or huber:delta=0.5.", valueName: "spec"))
  var loss: [String] = []

  @Option(help: ArgumentHelp("The model.", valueName: "spec"))
  var model = "linear"

  @Option(
    help: ArgumentHelp(
      "Examples: a data set, or a CSV or TSV file (default: digits for class losses, line for others).",
      valueName: "spec|file"))
  var data: String?

  @Option(help: ArgumentHelp("Which column of a file to predict, by name or index.", valueName: "column"))
  var target: String?

  @Option(help: ArgumentHelp("What to do with empty cells of a file: drop the row, or fill in the mean."))
  var missing: MissingArgument = .refuse

  @Option(help: ArgumentHelp("How features are normalized: none, unit, center or standardize (default: the data set's)."))
  var normalize: Normalization?

  @Option(help: ArgumentHelp("Share of examples held out, from 0 up to 1 (default: 0.2; 0 for line).", valueName: "share"))
  var validation: Double?

  @Option(help: ArgumentHelp("λ of the regularisation part λ·ΣW², over weights.", valueName: "λ"))
  var l2 = 0.0

  @Option(
    name: .customLong("init"),
    help: ArgumentHelp("Where runs begin: zeros, normal:STD, A,B,… or file:PATH (default: the model's way).", valueName: "start"))
  var start: StartArgument?

  mutating func validate() throws {
    if let validation, !(0..<1).contains(validation) {
      throw ValidationError("--validation is a share from 0 up to 1, but is \(validation).")
    }
    guard l2 >= 0, l2.isFinite else { throw ValidationError("--l2 must be 0 or more, but is \(l2).") }
  }
}
