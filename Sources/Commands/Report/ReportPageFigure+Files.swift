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
      outcome = .made(alternativeText: made.alternativeText, numbers: made.report)
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
    let isSwitched = figure.pictures.count > 1
    return try figure.pictures.compactMap { picture in
      let bytes = try InputFile(path: picture.path).bytes
      return InlineSVG(bytes, prefix: "\(prefix)\(picture.theme == .dark ? "d" : "l")-").map {
        Picture($0, shown: isSwitched ? picture.theme.rawValue : "always")
      }
    }
  }
}
