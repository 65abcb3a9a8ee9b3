/// A figure as a report's template shows it.
package struct ReportPageFigure {
  /// The outcome of drawing the figure.
  package enum Outcome {
    /// The figure was drawn, with its title, its alternative text and its numbers as text.
    case made(title: String, alternativeText: String, numbers: String)
    /// The figure could not be drawn, for this reason.
    case failed(reason: String)
  }

  /// One picture of a figure, for a page that embeds pictures.
  package struct Picture {
    /// The theme in which the picture is shown: `light`, `dark` or `always`.
    let shown: String
    let svg: InlineSVG

    /// Creates a picture for one theme, or for `always`.
    package init(_ svg: InlineSVG, shown: String) {
      self.shown = shown
      self.svg = svg
    }
  }

  /// The maximum length of a line of a command.
  private static let lineWidth = 118

  let number: Int
  let name: String
  /// The beginning of the caption.
  let lead: String?
  let caption: String
  let alternativeText: String
  /// The command on one line.
  let command: String
  /// The command as a comment on one line.
  let commentedCommand: String
  /// The command broken into lines, in a shell's syntax.
  let brokenCommand: String
  let report: String?
  /// The path of its file, relative to the page.
  let path: String
  /// The picture in Markdown's syntax.
  let image: String
  let pictures: [Picture]
  /// The reason why the figure could not be drawn.
  let failure: String?

  /// Creates the figure of a page.
  ///
  /// - Parameters:
  ///   - plan: the description by the author.
  ///   - number: its number in the report, from 1.
  ///   - outcome: the outcome of drawing it.
  ///   - command: the words of its command, quoted for a shell.
  ///   - path: the path of its file, relative to the page.
  ///   - pointWidth: its width in points if the file has more pixels than that; absent if the file states its size.
  ///   - pictures: its pictures, for a page that embeds them.
  ///   - hasNumbers: whether its numbers are shown.
  package init(
    _ plan: ReportPlan.Figure, number: Int, outcome: Outcome, command: [String], path: String, pointWidth: Int?,
    pictures: [Picture], hasNumbers: Bool
  ) {
    self.number = number
    name = plan.name
    lead = plan.title
    self.command = command.joined(separator: " ")
    commentedCommand = self.command.split(whereSeparator: \.isNewline).joined(separator: " ")
    brokenCommand = Self.broken(command)
    self.path = path
    self.pictures = pictures
    switch outcome {
    case .made(let title, let words, let numbers):
      // The picture has its own title and caption; without a caption by the author its title is enough.
      caption = plan.caption ?? (plan.title == nil && !title.isEmpty ? "\(title)." : "")
      alternativeText = words
      // The template adds the last line break.
      let lines = numbers.hasSuffix("\n") ? String(numbers.dropLast()) : numbers
      report = lines.isEmpty || !hasNumbers ? nil : lines
      failure = nil
      image = Self.image(words, at: path, pointWidth: pointWidth)
    case .failed(let reason):
      caption = plan.caption ?? ""
      alternativeText = ""
      report = nil
      failure = reason
      image = ""
    }
  }

  private static func broken(_ words: [String]) -> String {
    // An option and its values stay on one line if they fit.
    let pieces = words.reduce(into: [String]()) { pieces, word in
      if let piece = pieces.last, !word.hasPrefix("-"), piece.count + 1 + word.count <= lineWidth {
        pieces[pieces.count - 1] += " " + word
      } else {
        pieces.append(word)
      }
    }
    var lines: [String] = []
    for piece in pieces {
      if let line = lines.last, line.count + 1 + piece.count <= lineWidth {
        lines[lines.count - 1] += " " + piece
      } else {
        lines.append(lines.isEmpty ? piece : "  " + piece)
      }
    }
    return lines.joined(separator: " \\\n")
  }

  private static func image(_ words: String, at path: String, pointWidth: Int?) -> String {
    guard let pointWidth else { return "![\(MarkdownEscaping().escapeText(words))](\(path))" }
    let text = words.map { ["&": "&amp;", "<": "&lt;", "\"": "&quot;", "\n": " "][$0] ?? String($0) }.joined()
    return "<img src=\"\(path)\" width=\"\(pointWidth)\" alt=\"\(text)\">"
  }
}
