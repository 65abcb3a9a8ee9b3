import ArgumentParser
import Drawing
import Plotting

/// The look of the figure and where it goes: the options of the group "figure".
struct FigureOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files to draw, .png, .svg or .pdf; .gif or .webp for animations (default: plots/NAME.png).", valueName: "file"))
  var output: [String] = []

  @Option(help: ArgumentHelp("Width and height in points, from 160x120.", valueName: "WxH"))
  var size = FigureSize(Size(640, 400))

  @Option(help: ArgumentHelp("Pixels a point, for PNG and animations.", valueName: "n"))
  var scale = 2.0

  @Option(help: ArgumentHelp("Frames of an animation (default: one a step, 100 at most).", valueName: "n"))
  var frames: Int?

  @Option(help: ArgumentHelp("light or dark."))
  var theme: Look.ThemeName = .light

  @Option(help: ArgumentHelp("The title (default: what was done).", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The line below the title (default: the settings).", valueName: "text"))
  var subtitle: String?

  @Option(
    help: ArgumentHelp("How much of the data behind it the figure carries: auto, up to 4 MB; all; or none."))
  var embed: EmbedArgument = .auto

  @Flag(help: "A logarithmic x axis.")
  var logX = false

  @Flag(
    inversion: .prefixedNo,
    help:
      "A logarithmic y axis (default: for a loss that spans more than three decades, and for values in equal ratios).")
  var logY: Bool?

  mutating func validate() throws {
    guard scale > 0, scale <= 16 else {
      throw ValidationError("--scale must be above 0 and at most 16, but is \(scale).")
    }
    if let frames, !(2...10_000).contains(frames) {
      throw ValidationError("--frames must be from 2 to 10000, but is \(frames).")
    }
  }
}

extension Look {
  /// The look that was asked for.
  init(_ options: FigureOptions) {
    self.init()
    themeName = options.theme
    layoutSize = options.size.size
    scale = options.scale
    title = options.title
    subtitle = options.subtitle
    hasLogX = options.logX ? true : nil
    hasLogY = options.logY
  }
}

/// A figure's size as written: `WIDTHxHEIGHT`, in points.
struct FigureSize: ExpressibleByArgument, Sendable, CustomStringConvertible {
  /// The size.
  let size: Size

  /// The argument for a size.
  init(_ size: Size) { self.size = size }

  /// Reads a size; `nil` when it is none or no sensible one.
  init?(argument: String) {
    let parts = argument.lowercased().split(separator: "x").map { Double($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1], (160...10_000).contains(width),
      (120...10_000).contains(height)
    else { return nil }
    size = Size(width, height)
  }

  var description: String { "\(Int(size.width))x\(Int(size.height))" }
  var defaultValueDescription: String { description }
}
