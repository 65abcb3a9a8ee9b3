import Charts
import Descent
import Drawing
import Plotting
import Studies
import Wording

/// Puts a chart and the numbers behind it where the user wants them.
struct FigureDelivery {
  private let outputs: [FigureFile]
  private let export: String?
  private let figure: FigureOptions

  /// Creates a delivery to the files that the user names, or to a picture named `defaultName`.
  ///
  /// - Throws: ``UsageError`` for a name with an unknown ending, and for one given twice.
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

  /// Whether a figure goes to standard output, which then has nothing else.
  var takesStandardOutput: Bool { outputs.contains(where: \.isStandardOutput) }

  /// Refuses files that such a chart cannot be drawn into.
  func require(_ study: any FigureStudy.Type) throws {
    for output in outputs { try output.require(isAnimated: study.isAnimated) }
    if figure.frames != nil, !outputs.contains(where: \.isMoving) {
      throw UsageError("--frames is about animations; name one with -o, such as -o path.gif")
    }
  }

  /// What drawing into the files needs.
  func memory(of look: Look) -> MemoryNeed {
    var memory = MemoryNeed()
    // A bitmap, what the file keeps of it, and the file while it is packed.
    let size = look.layoutSize
    if outputs.contains(where: \.hasPixels) {
      memory.add(10 * size.width * size.height * look.scale * look.scale, for: "the pixels of the figure")
    }
    return memory
  }

  /// Makes sure that all files can be written, before anything is computed.
  func probe() throws {
    for output in outputs { try output.probe() }
    if let export, export != "-" { try OutputFile.probe(export) }
    try figure.look.probeCaption()
  }

  /// Draws the chart into every file and writes the table; says which pictures are there and what went wrong.
  ///
  /// One file that cannot be written does not cost the others: what was computed may have taken an hour.
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
  /// Makes sure that the caption's file can be written.
  func probeCaption() throws { if let captionFile { try OutputFile.probe(captionFile) } }

  /// Writes the caption of a chart into the file that `--caption` names, if it names one.
  func writeCaption(of chart: any Chart) throws {
    guard let captionFile else { return }
    var plain = chart
    plain.look.caption = nil
    try OutputFile.replace(captionFile) { try $0.write(plain.picture.figure.caption + "\n") }
  }
}
