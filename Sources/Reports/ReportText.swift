import FileReading

/// Text of a report, in a subset of Markdown: paragraphs, lists, `**strong**`, `*emphasized*`, `` `code` ``, links and
/// `$formulas$`.
struct ReportText: Sendable, Equatable {
  /// A paragraph or a list.
  enum Block: Sendable, Equatable {
    /// A paragraph.
    case paragraph([ReportInline])
    /// A list whose items are one paragraph each.
    case list(items: [[ReportInline]], isNumbered: Bool)
  }

  /// The paragraphs and lists, in order.
  let blocks: [Block]

  /// Parses an author's text.
  init(_ source: String) {
    var blocks: [(lines: [String], isNumbered: Bool?)] = []
    var isOpen = false
    for line in source.split(separator: "\n", omittingEmptySubsequences: false).map(\.trimmed) {
      if line.isEmpty {
        isOpen = false
      } else if let item = Self.item(line) {
        let isNext = isOpen && blocks.last?.isNumbered == item.isNumbered
        if isNext {
          blocks[blocks.count - 1].lines.append(item.text)
        } else {
          blocks.append(([item.text], item.isNumbered))
        }
        isOpen = true
      } else if isOpen, let last = blocks.last {
        blocks[blocks.count - 1].lines[last.lines.count - 1] += " " + line
      } else {
        blocks.append(([line], nil))
        isOpen = true
      }
    }
    self.blocks = blocks.map { block in
      let lines = block.lines.map { ReportInline.parsed($0[...]) }
      return block.isNumbered.map { .list(items: lines, isNumbered: $0) } ?? .paragraph(lines[0])
    }
  }

  /// Returns the text in the syntax of a format.
  func text(as format: ReportFormat) -> String {
    blocks.map { block in
      switch block {
      case .paragraph(let inlines):
        let text = ReportInline.text(inlines, as: format)
        return format == .html ? "<p>\(text)</p>" : text
      case .list(let items, let isNumbered):
        let items = items.map { ReportInline.text($0, as: format) }
        switch format {
        case .html:
          let name = isNumbered ? "ol" : "ul"
          return "<\(name)>\n" + items.map { "<li>\($0)</li>\n" }.joined() + "</\(name)>"
        case .markdown:
          return items.enumerated().map { (isNumbered ? "\($0 + 1). " : "- ") + $1 }.joined(separator: "\n")
        case .latex:
          let name = isNumbered ? "enumerate" : "itemize"
          return "\\begin{\(name)}\n" + items.map { "  \\item \($0)\n" }.joined() + "\\end{\(name)}"
        }
      }
    }.joined(separator: format == .html ? "\n" : "\n\n")
  }

  /// Returns the text of a line that begins a list item; `nil` for other lines.
  private static func item(_ line: String) -> (text: String, isNumbered: Bool)? {
    if line.hasPrefix("- ") || line.hasPrefix("* ") { return (line.dropFirst(2).trimmed, false) }
    let digits = line.prefix { ("0"..."9").contains($0) }
    guard (1...3).contains(digits.count), line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
    return (line.dropFirst(digits.count + 2).trimmed, true)
  }
}
