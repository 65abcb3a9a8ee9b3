package import FileReading
import Wording
import Yams

/// Reads the file that describes a report.
package struct ReportReader {
  private let path: String
  private let yaml: String

  /// Creates a reader of a file.
  package init(_ file: InputFile) {
    path = file.path
    yaml = String(decoding: file.bytes, as: UTF8.self)
  }

  /// Returns the described report.
  ///
  /// - Throws: ``ReportError`` with line and column.
  package func plan() throws -> ReportPlan {
    let root: Node?
    do {
      root = try compose(yaml: yaml)
    } catch let error as YamlError {
      throw ReportError(error, in: path)
    }
    guard let root else {
      throw ReportError(path: path, place: nil, message: "it is empty; gdplot report --new writes one")
    }
    let fields = try fields(
      of: root, called: "a report", required: ["title", "sections"],
      optional: ["author", "date", "introduction", "lang", "theme", "figures", "numbers"])
    let sections = try list(fields, "sections").map(section)
    try refuseTwins(sections)
    return ReportPlan(
      title: try line(fields, "title"), author: try optionalLine(fields, "author"),
      date: try optionalLine(fields, "date"), language: try language(fields),
      introduction: try markdown(fields, "introduction"),
      look: try look(fields), folder: try optionalText(fields, "figures") ?? "figures",
      hasNumbers: try answer(fields, "numbers") ?? true,
      sections: sections.map { section in
        ReportPlan.Section(
          title: section.title, text: section.text, figures: section.figures.map(\.figure), columns: section.columns)
      })
  }

  private typealias PlacedFigure = (figure: ReportPlan.Figure, name: Node)

  private typealias PlacedSection = (title: String, text: ReportText, figures: [PlacedFigure], columns: Int)

  private func section(_ node: Node) throws -> PlacedSection {
    let fields = try fields(
      of: node, called: "a section", required: ["title"], optional: ["text", "figures", "columns"])
    return (
      try line(fields, "title"), try markdown(fields, "text"),
      fields["figures"] == nil ? [] : try list(fields, "figures").map(figure), try columns(fields)
    )
  }

  private func figure(_ node: Node) throws -> PlacedFigure {
    let fields = try fields(
      of: node, called: "a figure", required: ["name", "command"], optional: ["caption", "title"])
    let name = try text(fields, "name")
    let isFileName = name.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
    }
    guard isFileName, !name.hasPrefix("-") else {
      throw error(
        "a figure's name is of letters a to z, digits, - and _, for its file, but is '\(name)'", at: fields["name"])
    }
    var words: [String]
    do {
      words = try CommandLineWords(text(fields, "command")).words
    } catch let quote as CommandLineWords.UnclosedQuote {
      throw error("\(quote)", at: fields["command"])
    }
    if words.first == "gdplot" { words.removeFirst() }
    return (
      ReportPlan.Figure(
        name: name, words: words, place: place(of: fields["command"]), caption: try optionalLine(fields, "caption"),
        title: try optionalLine(fields, "title")), fields["name"] ?? node
    )
  }

  private func look(_ fields: [String: Node]) throws -> ReportPlan.Look {
    guard let name = try optionalText(fields, "theme") else { return .auto }
    guard let look = ReportPlan.Look(rawValue: name) else {
      throw error("theme is auto, light or dark, but is '\(name)'", at: fields["theme"])
    }
    return look
  }

  private func columns(_ fields: [String: Node]) throws -> Int {
    guard let node = fields["columns"] else { return 1 }
    guard let columns = node.int, (1...4).contains(columns) else {
      throw error("columns is a number from 1 to 4, of figures side by side", at: node)
    }
    return columns
  }

  private func language(_ fields: [String: Node]) throws -> String {
    guard let tag = try optionalText(fields, "lang") else { return "en" }
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    guard isTag, (2...3).contains(parts[0].count), parts[0].allSatisfy(\.isLetter) else {
      throw error("lang is the tag of a language, such as en, de or pt-BR, but is '\(tag)'", at: fields["lang"])
    }
    return tag
  }

  private func refuseTwins(_ sections: [PlacedSection]) throws {
    var names: Set<String> = []
    // File systems that ignore case treat names that differ only in case as the same file.
    for placed in sections.flatMap(\.figures) where !names.insert(placed.figure.name.lowercased()).inserted {
      throw error("another figure is called '\(placed.figure.name)' too; its file would be replaced", at: placed.name)
    }
  }

  private func fields(
    of node: Node, called what: String, required: [String], optional: [String]
  ) throws -> [String: Node] {
    let known = required + optional
    guard let mapping = node.mapping else {
      throw error("\(what) is written as keys and values, with the keys \(known.joined(separator: ", "))", at: node)
    }
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      guard known.contains(name) else {
        let suggestion = NearestName(to: name, among: known).clause
        throw error(
          "\(what) has no key '\(name)'\(suggestion.isEmpty ? "; it has \(known.joined(separator: ", "))" : suggestion)",
          at: key)
      }
      fields[name] = value
    }
    if let missing = required.first(where: { fields[$0] == nil }) {
      throw error("\(what) needs the key '\(missing)'", at: node)
    }
    return fields
  }

  private func text(_ fields: [String: Node], _ key: String) throws -> String {
    guard let scalar = fields[key]?.scalar else { throw error("\(key) must be text", at: fields[key]) }
    let text = scalar.string.trimmed
    guard !text.isEmpty else { throw error("\(key) is empty", at: fields[key]) }
    return text
  }

  /// Returns a text on one line, such as a heading or a caption.
  private func line(_ fields: [String: Node], _ key: String) throws -> String {
    try text(fields, key).split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }.joined(
      separator: " ")
  }

  private func optionalLine(_ fields: [String: Node], _ key: String) throws -> String? {
    fields[key] == nil ? nil : try line(fields, key)
  }

  private func optionalText(_ fields: [String: Node], _ key: String) throws -> String? {
    fields[key] == nil ? nil : try text(fields, key)
  }

  private func answer(_ fields: [String: Node], _ key: String) throws -> Bool? {
    guard let node = fields[key] else { return nil }
    guard let answer = node.bool else { throw error("\(key) is true or false", at: node) }
    return answer
  }

  private func markdown(_ fields: [String: Node], _ key: String) throws -> ReportText {
    ReportText(try optionalText(fields, key) ?? "")
  }

  private func list(_ fields: [String: Node], _ key: String) throws -> [Node] {
    guard let nodes = fields[key]?.sequence else {
      throw error("\(key) must be a list, each item after a dash", at: fields[key])
    }
    return Array(nodes)
  }

  private func error(_ message: String, at node: Node?) -> ReportError {
    ReportError(path: path, place: place(of: node), message: message)
  }

  private func place(of node: Node?) -> ReportError.Place? { node?.mark.map(ReportError.Place.init) }
}
