import Charts
import Descent
import Drawing
import Plotting
import Studies
import Wording

/// Writes a chart and the numbers behind it to the requested files.
struct FigureDelivery {
  private let outputs: [FigureFile]
  private let export: String?
  private let figure: FigureOptions

  /// Creates a delivery to the requested files, or to a picture named `defaultName`.
  ///
  /// - Throws: ``UsageError`` for a name with an unknown extension, and for a repeated one.
  init(_ figure: FigureOptions, defaultName: String, export: String?) throws {
    outputs = try (figure.output.isEmpty ? [defaultName] : figure.output).map(FigureFile.init)
    self.export = export
    self.figure = figure
    let streams = outputs.filter(\.isStandardOutput).map { "-o \($0.path)" } + (export == "-" ? ["--export -"] : [])
    if streams.count > 1 { throw UsageError("\(streams.listed) both want standard output; give one") }
    let paths =
      outputs.filter { !$0.isStandardOutput }.map(\.path) + [export, figure.look.captionFile].compactMap(\.self)
    if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
      throw UsageError("\(twice) is named twice; the second file would replace the first")
    }
  }

  /// Whether a figure is written to standard output, which then contains nothing else.
  var takesStandardOutput: Bool { outputs.contains(where: \.isStandardOutput) }

  /// Rejects files that a study's chart cannot be drawn into.
  func require(_ study: any FigureStudy.Type) throws {
    for output in outputs { try output.require(isAnimated: study.isAnimated) }
    if figure.frames != nil, !outputs.contains(where: \.isMoving) {
      throw UsageError("--frames is about animations; name one with -o, such as -o path.gif")
    }
  }

  /// Returns the memory required for drawing into the files.
  func memory(of look: Look) -> MemoryNeed {
    var memory = MemoryNeed()
    // A bitmap, the encoder's copy of it, and the compressed file.
    let size = look.layoutSize
    if outputs.contains(where: \.hasPixels) {
      memory.add(10 * size.width * size.height * look.scale * look.scale, for: "the pixels of the figure")
    }
    return memory
  }

  /// Checks that all files can be written, before any computation.
  func probe() throws {
    for output in outputs { try output.probe() }
    if let export, export != "-" { try OutputFile.probe(export) }
    try figure.look.probeCaption()
  }

  /// Draws the chart into every file and writes the table; returns the written pictures and the errors.
  ///
  /// A file that cannot be written does not affect the others, since the computation may have taken an hour.
  func deliver(
    _ chart: any Chart, table: Table, entries: [ImageDescription.Entry]
  ) -> (drawn: [String], failures: [any Error]) {
    var drawn: [String] = []
    var failures: [any Error] = []
    for output in outputs {
      do {
        try output.write(output.drawn(chart, frames: figure.frames, entries: entries))
        drawn.append(output.path)
      } catch {
        failures.append(error)
      }
    }
    do { try figure.look.writeCaption(of: chart) } catch { failures.append(error) }
    do {
      if export == "-" {
        try table.write { try StandardOutput.writeData($0) }
      } else if let export {
        try OutputFile.replace(export) { file in try table.write { try file.write($0) } }
      }
    } catch {
      failures.append(error)
    }
    return (drawn, failures)
  }
}

extension LookOptions {
  /// Checks that the caption's file can be written.
  func probeCaption() throws { if let captionFile { try OutputFile.probe(captionFile) } }

  /// Writes the caption of a chart to the file that `--caption` names, if any.
  func writeCaption(of chart: any Chart) throws {
    guard let captionFile else { return }
    var plain = chart
    plain.look.caption = nil
    try OutputFile.replace(captionFile) { try $0.write(plain.picture.figure.caption + "\n") }
  }
}
