import ArgumentParser
import Plotting

/// The look of the figure and its files: the options of the group "figure".
struct FigureOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files to draw, .png, .svg or .pdf; .gif or .webp for animations; - or svg:- for standard output (default: plots/NAME.png).",
      valueName: "file"))
  var output: [String] = []

  @OptionGroup var look: LookOptions

  @Option(help: ArgumentHelp("Frames of an animation (default: one a step, 100 at most).", valueName: "n"))
  var frames: Int?

  @Option(
    help: ArgumentHelp("How much of the data behind it the figure carries: auto, up to 4 MB; all; or none."))
  var embed: EmbedArgument = .auto

  @Flag(help: "Draw the figure again whenever a file that the command reads changes, until Ctrl-C.")
  var watch = false

  mutating func validate() throws {
    if let frames, !(2...10_000).contains(frames) {
      throw ValidationError("--frames must be from 2 to 10000, but is \(frames).")
    }
  }
}

extension Look {
  /// Creates the look that the options describe.
  init(_ options: FigureOptions) {
    self.init()
    options.look.apply(to: &self)
  }
}
