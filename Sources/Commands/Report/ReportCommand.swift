import ArgumentParser
import FileReading
import Plotting
import Reports

/// `gdplot report`: makes the figures of a report, and the report.
struct ReportCommand: WatchableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Makes every figure a file asks for, and one page with them.",
    discussion: """
      The file is YAML: a title, and sections of figures, each a command. Figures are kept in a folder beside the page; one \
      that would be the same again is not made again. The page needs no other file, and nothing from elsewhere.

        gdplot report --new
        gdplot report report.yml
        gdplot report report.yml --format latex
      """)

  @Argument(help: "The file that describes the report.") var file = "report.yml"

  @Flag(help: "Write such a file, to start from.") var new = false

  @Option(help: "html, markdown, or latex: what to write.") var format: ReportFormat = .html

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The page (default: beside the file, with its name).", valueName: "file|-"))
  var output: String?

  @Option(help: "svg, pdf or png: what the figures' files are (default: svg; pdf for latex).")
  var pictures: ReportPicture.Kind?

  @OptionGroup var threading: ThreadOptions

  @Option(help: ArgumentHelp("Where finished runs are kept and taken from, as for a figure.", valueName: "folder|none"))
  var store: String?

  @Option(
    help: ArgumentHelp(
      "Have other processes compute, slurm or parallel, as for a figure; needs --store.", valueName: "engine:settings"))
  var on: String?

  @Flag(help: "Make the page again whenever the file, data, a log or a plugin changes, until Ctrl-C.") var watch = false

  @Flag(help: "Let the file say that figures are written elsewhere than beside the page.") var allowOutside = false

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  /// Whether the page is written to standard output.
  private var isStream: Bool { output == InputFile.standardInput }

  var isWatching: Bool { watch }

  /// The report's file, and the commands of its figures.
  var innerArguments: [String] {
    let plan = (try? InputFile(path: file)).flatMap { try? ReportReader($0).plan() }
    return [file] + (plan?.sections.flatMap(\.figures).flatMap(\.words) ?? [])
  }

  mutating func validate() throws {
    if new && output != nil { throw ValidationError("--new writes the file itself; name that, without -o.") }
    if watch && isStream { throw ValidationError("--watch goes on; -o - is written once.") }
    if let pictures, !format.pictures.contains(pictures) {
      let known = format.pictures.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("--format \(format.rawValue) shows \(known), but --pictures is \(pictures.rawValue).")
    }
  }

  func run() throws {
    if new { return try begin() }
    let plan = try ReportReader(InputFile(path: file)).plan()
    let page = output ?? Self.stem(of: file) + "." + format.fileExtension
    if !isStream { try OutputFile.probe(page) }
    let folder = Self.folder(of: page) + plan.folder
    var wrong: [any Error] = []
    let figures = plan.sections.flatMap(\.figures).compactMap { figure -> ReportFigure? in
      do {
        return try ReportFigure(
          figure, in: folder, as: pictures ?? format.pictures[0], themes: format.themes(for: plan.look),
          computing: [
            ("threads", threading.threads.map(String.init)), ("memory", threading.memory?.text), ("store", store),
            ("on", on),
          ].compactMap { option, value in value.map { "--\(option)=\($0)" } },
          describedIn: file)
      } catch {
        wrong.append(error)
        return nil
      }
    }
    // All errors are printed at once, so that the user can fix them in one go.
    for error in wrong.dropLast() { StandardError.write("gdplot: error: \(error)\n") }
    if let last = wrong.last { throw last }
    if !allowOutside { try requireBeside(page, figures.flatMap(\.pictures).map(\.path)) }
    Interrupt.listen()
    let made = try make(figures)
    let shown = try zip(figures, made).enumerated().map { index, pair in
      try ReportPageFigure(pair.0, number: index + 1, in: plan, as: format, made: pair.1)
    }
    let text = try ReportPage(plan, figures: shown, version: Version.number, format: format).text()
    if isStream {
      try StandardOutput.writeData(text)
    } else {
      try OutputFile.replace(page, alone: output == nil) { try $0.write(text) }
      try StandardOutput.write(page + "\n")
    }
    let failed = made.count { if case .failure = $0 { true } else { false } }
    if failed > 0 { throw ExitCode(1) }
  }

  /// Rejects files outside the folder of the page: the report, and links beside it, may come from anybody.
  private func requireBeside(_ page: String, _ paths: [String]) throws {
    let folder = Self.folder(of: page)
    let inside = try OutputFile.destination(of: folder.count < 2 ? folder + "." : String(folder.dropLast()))
    for path in (output == nil ? [page] : []) + paths {
      // An unknown destination counts as outside.
      let destination = (try? OutputFile.destination(of: path)) ?? path
      guard !destination.hasPrefix(inside == "/" ? "/" : inside + "/") else { continue }
      throw UsageError(
        "\(file) would write \(destination), which is not in the folder of the page; --allow-outside lets it")
    }
  }

  /// Makes the figures one after another; one that fails does not affect the others.
  private func make(_ figures: [ReportFigure]) throws -> [Result<ReportFigure.Made, any Error>] {
    var made: [Result<ReportFigure.Made, any Error>] = []
    for (index, figure) in figures.enumerated() {
      let heading = "figure \(index + 1) of \(figures.count): \(figure.plan.name) "
      StandardError.rewriteLine(heading)
      let result = Result { try ProgressBar.$heading.withValue(heading) { try figure.make() } }
      StandardError.rewriteLine("")
      switch result {
      case .success(let done):
        let remark = done.fate == .unchanged ? "unchanged" : done.fate == .drawn ? "drawn again" : "made"
        for picture in figure.pictures {
          let line = "\(picture.path): \(remark)\n"
          if isStream { StandardError.write(line) } else { try StandardOutput.write(line) }
        }
      case .failure(let code as ExitCode):
        StandardError.write(
          "gdplot: note: \(index) of \(figures.count) figures are done; the same command goes on with the others\n")
        throw code
      case .failure(let error):
        StandardError.write(
          "gdplot: error: \(ReportError(path: file, place: figure.plan.place, message: "\(error)"))\n")
      }
      made.append(result)
      if Interrupt.isRequested { throw ExitCode(Interrupt.status) }
    }
    return made
  }

  private func begin() throws {
    guard !OutputFile.exists(file) else {
      throw UsageError("\(file) is there already; name another file, as gdplot report --new FILE")
    }
    try OutputFile.replace(file) { try $0.write(ReportStarter.text) }
    try StandardOutput.write("\(file)\ntry: gdplot report\(file == "report.yml" ? "" : " \(file)")\n")
  }

  /// Returns the path without its extension.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path }
    return String(path[..<dot])
  }

  /// Returns the folder of a path, including the final slash.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
