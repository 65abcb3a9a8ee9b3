import CairoDrawing
import Charts
import Drawing
import Plotting

/// A picture file to draw a chart into.
struct FigureFile {
  /// The kind of file.
  enum Format {
    /// A picture.
    case still(ImageFormat)
    /// An animation.
    case moving(AnimationFormat)
  }

  /// The maximum number of frames of an animation, unless `--frames` is given.
  private static let defaultFrames = 100
  /// The duration of an animation with many frames, in seconds.
  private static let defaultSeconds = 8.0

  /// The path as the user wrote it.
  let path: String
  /// The kind of file, from its extension.
  let format: Format

  /// Whether the figure is written to standard output, as for `-` and `svg:-`.
  let isStandardOutput: Bool

  /// Creates the file at a path whose extension determines its kind; `-` is a PNG on standard output, `svg:-` an SVG,
  /// and so on.
  init(_ path: String) throws {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let kind = path == "-" ? "png" : path.hasSuffix(":-") ? String(path.dropLast(2)) : nil
    let ending = kind ?? (name.contains(".") ? String(name.split(separator: ".").last ?? "") : "")
    if let format = ImageFormat(fileExtension: ending) {
      self.format = .still(format)
    } else if let format = AnimationFormat(fileExtension: ending) {
      self.format = .moving(format)
    } else {
      let example = path.isEmpty ? "figure" : kind == nil ? path : "figure"
      throw UsageError(
        "-o \(path.isEmpty ? "''" : path): a figure's name ends in .png, .svg or .pdf, an animation's in .gif or .webp"
          + (ending.isEmpty || kind != nil ? ", such as \(example).png; - is standard output" : ""))
    }
    self.path = path
    isStandardOutput = kind != nil
  }

  /// The name in messages.
  private var shownName: String { isStandardOutput ? "standard output" : path }

  /// Whether the file is an animation.
  var isMoving: Bool { if case .moving = format { true } else { false } }

  /// Whether the file consists of pixels.
  var hasPixels: Bool {
    switch format {
    case .still(let format): format == .png
    case .moving: true
    }
  }

  /// Rejects an animation of a chart that cannot be animated.
  func require(isAnimated: Bool) throws {
    guard isMoving, !isAnimated else { return }
    throw UsageError("-o \(path): this command draws no animation, but path and curve do; name a .png, .svg or .pdf")
  }

  /// Checks that the file can be written, before any computation.
  func probe() throws {
    guard isStandardOutput else { return try OutputFile.probe(path) }
    guard StandardOutput.isTerminal else { return }
    throw UsageError("-o \(path): a figure is no text for a terminal; send it on, as in > figure.png or | display")
  }

  /// Draws the chart and returns the bytes of the file.
  ///
  /// `frames` is the number of frames of an animation; `nil` for one per step, up to a limit.
  func drawn(_ chart: any Chart, frames: Int?, entries: [ImageDescription.Entry]) throws -> [UInt8] {
    let picture = chart.picture
    let figure = picture.figure
    var description = ImageDescription(
      title: figure.title, alternativeText: picture.alternativeText, entries: entries)
    switch format {
    case .still(let format):
      note(picture.remarks)
      return try still(figure, format, scale: chart.look.scale, description: description)
    case .moving(let format):
      try require(isAnimated: chart is any AnimatedChart)
      guard let chart = chart as? any AnimatedChart else { return [] }
      // Recipe and data would be as large as the frames; the command suffices to make the animation again.
      description.entries.removeAll(where: \.isAttachment)
      return try moving(chart, figure, format, frames: frames, description: description)
    }
  }

  /// Returns the background colour.
  private static func paper(of theme: Theme) -> Color { theme.isTransparent ? Color(0, opacity: 0) : theme.background }

  private func still(
    _ figure: Figure, _ format: ImageFormat, scale: Double, description: ImageDescription
  ) throws -> [UInt8] {
    let renderer = ImageRenderer(
      size: figure.size, scale: scale, format: format, background: Self.paper(of: figure.theme),
      description: description)
    var report: DrawingReport?
    let bytes = try renderer.render { canvas, measurer in report = figure.draw(on: canvas, measuring: measurer) }
    note(Self.omissions(report))
    return bytes
  }

  private func moving(
    _ chart: any AnimatedChart, _ whole: Figure, _ format: AnimationFormat, frames: Int?,
    description: ImageDescription
  ) throws -> [UInt8] {
    let count = frames ?? min(Self.defaultFrames, max(2, chart.momentCount))
    let renderer = AnimationRenderer(
      size: whole.size, scale: chart.look.scale, format: format, background: whole.theme.background,
      description: description, frameDuration: min(0.2, max(0.04, Self.defaultSeconds / Double(count))))
    var report: DrawingReport?
    var key: Key?
    let animation = try renderer.render(frames: count) { index, canvas, measurer in
      let settled = key ?? whole.settled(on: canvas.medium, measuring: measurer).key
      key = settled
      var figure = index == count - 1 ? whole : chart.part(of: whole, at: Double(index) / Double(count - 1))
      figure.key = settled
      report = figure.draw(on: canvas, measuring: measurer)
    }
    note(Self.omissions(report) + animation.notes)
    return animation.bytes
  }

  /// Returns a note on omitted parts, with a size that has space for them.
  private static func omissions(_ report: DrawingReport?) -> [String] {
    guard let report, !report.omissions.isEmpty else { return [] }
    func points(_ length: Double) -> Int { Int((length / Look.unitsInPoint).rounded(.up)) }
    let remedy = report.roomySize.map { "; --size \(points($0.width))x\(points($0.height)) has room for everything" }
    return ["left out for want of room: \(report.omissions.joined(separator: ", "))\(remedy ?? "")"]
  }

  private func note(_ notes: [String]) {
    for note in notes { StandardError.write("gdplot: note: \(shownName): \(note)\n") }
  }

  /// Writes the file; with `replacing`, it replaces even a pipe, or one of several links to a file.
  func write(_ bytes: [UInt8], replacing: Bool = false) throws {
    if isStandardOutput { return try StandardOutput.write(bytes) }
    try OutputFile.replace(path, alone: replacing) { file in try bytes.withUnsafeBytes { try file.write($0) } }
  }
}
