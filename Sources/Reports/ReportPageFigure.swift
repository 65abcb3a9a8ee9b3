/// A figure as the templates of a report see it.
package struct ReportPageFigure {
  /// What became of the figure.
  package enum Outcome {
    /// It is there: what it shows in words, and its numbers as text.
    case made(alternativeText: String, numbers: String)
    /// It is not there, and why.
    case failed(reason: String)
  }

  /// One of the pictures of a figure, for a page that holds them.
  package struct Picture {
    /// When it is shown: `light` or `dark`, or `always`.
    let shown: String
    let svg: InlineSVG

    /// A picture that is shown in one theme, or `always`.
    package init(_ svg: InlineSVG, shown: String) {
      self.shown = shown
      self.svg = svg
    }
  }

  /// Lines of a command are broken where they would be longer.
  private static let lineWidth = 118

  let number: Int
  let name: String
  /// What the caption begins with.
  let lead: String?
  let caption: String
  let alternativeText: String
  /// The command on one line.
  let command: String
  /// The command as a comment, which ends with its line.
  let commentedCommand: String
  /// The command on lines that fit a page, as a shell reads them.
  let brokenCommand: String
  let report: String?
  /// Its file as the page refers to it.
  let path: String
  /// The picture as Markdown shows it.
  let image: String
  let pictures: [Picture]
  /// Why it is not there.
  let failure: String?

  /// What a page shows of a figure.
  ///
  /// - Parameters:
  ///   - plan: what the author wrote.
  ///   - number: its number in the report, from 1.
  ///   - outcome: what became of it.
  ///   - command: the words of its command, quoted for a shell.
  ///   - path: its file as the page refers to it.
  ///   - pointWidth: its width where the file has more pixels than that; absent where the file knows its size.
  ///   - pictures: its pictures, for a page that holds them.
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
    case .made(let words, let numbers):
      caption = plan.caption ?? words
      alternativeText = words
      // The template ends the last line.
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
    // An option stands on one line with its values where they fit.
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
