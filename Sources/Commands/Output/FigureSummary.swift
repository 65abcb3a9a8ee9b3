#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The summary of a figure for `--json`: the command's numbers, with version, command and files.
struct FigureSummary: Encodable {
  private enum Key: CodingKey {
    case version, command, figures
  }

  private let body: any Encodable
  private let command: String
  private let figures: [String]

  /// Creates the summary of a command's numbers.
  init(_ body: any Encodable, command: String, figures: [String]) {
    self.body = body
    self.command = command
    self.figures = figures
  }

  func encode(to encoder: any Encoder) throws {
    try body.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Version.number, forKey: .version)
    try container.encode(command, forKey: .command)
    try container.encode(figures, forKey: .figures)
  }

  /// The summary as JSON, with `nan` and `inf` as strings.
  var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      encoder.keyEncodingStrategy = .convertToSnakeCase
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}

/// A JSON object without the members that are `nil`.
struct JSONObject: Encodable, ExpressibleByDictionaryLiteral {
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private let members: [(name: String, value: (any Encodable)?)]

  init(dictionaryLiteral members: (String, (any Encodable)?)...) {
    self.members = members.map { ($0, $1) }
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Name.self)
    for (name, value) in members {
      if let value { try object.encode(value, forKey: Name(stringValue: name)) }
    }
  }
}
