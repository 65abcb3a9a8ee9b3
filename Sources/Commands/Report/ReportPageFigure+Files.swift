import FileReading
import Plotting
import Reports

extension ReportPageFigure {
  /// What the page shows of a figure.
  ///
  /// - Throws: `FileError` where a picture has gone meanwhile.
  init(
    _ figure: ReportFigure, number: Int, in plan: ReportPlan, as format: ReportFormat,
    made: Result<ReportFigure.Made, any Error>
  ) throws {
    let outcome: Outcome
    var pictures: [Picture] = []
    switch made {
    case .success(let made):
      outcome = .made(title: made.title, alternativeText: made.alternativeText, numbers: made.report)
      if format == .html { pictures = try Self.pictures(of: figure, prefix: "f\(number)") }
    case .failure(let error): outcome = .failed(reason: "\(error)")
    }
    let file = figure.pictures[0]
    self.init(
      figure.plan, number: number, outcome: outcome, command: figure.text.words,
      path: "\(plan.folder)/\(file.path.split(separator: "/").last ?? "")",
      pointWidth: file.kind == .png ? Int(figure.width.rounded()) : nil, pictures: pictures,
      hasNumbers: plan.hasNumbers)
  }

  private static func pictures(of figure: ReportFigure, prefix: String) throws -> [Picture] {
    let files = try figure.pictures.map { (theme: $0.theme, bytes: try InputFile(path: $0.path).bytes) }
    if files.count == 2, let light = InlineSVG(files[0].bytes, prefix: "\(prefix)-"),
      let dark = InlineSVG(files[1].bytes, prefix: "\(prefix)-"),
      let both = light.following(dark, in: "#figure-\(figure.plan.name) svg")
    {
      return [Picture(both, shown: "always")]
    }
    return files.compactMap { file in
      InlineSVG(file.bytes, prefix: "\(prefix)\(file.theme == .dark ? "d" : "l")-").map {
        Picture($0, shown: files.count > 1 ? file.theme.rawValue : "always")
      }
    }
  }
}
