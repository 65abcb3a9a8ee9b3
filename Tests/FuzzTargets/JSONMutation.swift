import FileReading
import RunLogs

/// Changes single values in JSON: numbers are replaced, and lists become longer, shorter or empty.
enum JSONMutation {
  private static let numbers = [
    0, -1, 1, 2, 3, 0.5, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, 1e15, 0x1p53, 0x1p62, 0x1p63, -0x1p63, 1e5,
  ]
  private static let texts = ["", "x", "θ", "sgd", "nan", "inf", "-inf", "full"]

  /// Returns the text with one to three values changed; `nil` if it is not JSON.
  static func changed(_ text: [UInt8], by random: inout some RandomNumberGenerator) -> [UInt8]? {
    guard let text = try? UTF8Text(InputFile(path: "", bytes: text)) else { return nil }
    var scanner = JSONScanner(text)
    guard var value = try? scanner.value() else { return nil }
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      var place = Int.random(in: 0..<count(value), using: &random)
      value = replaced(value, at: &place, by: &random)
    }
    return Array(written(value).utf8)
  }

  private static func count(_ value: JSONValue) -> Int {
    switch value {
    case .array(let values): values.reduce(1) { $0 + count($1) }
    case .object(let members): members.reduce(1) { $0 + count($1.value) }
    case .null, .bool, .number, .string: 1
    }
  }

  /// Returns the value with the part at a position replaced, where a value is counted before its parts.
  private static func replaced(
    _ value: JSONValue, at place: inout Int, by random: inout some RandomNumberGenerator
  ) -> JSONValue {
    defer { place -= 1 }
    if place == 0 { return other(value, by: &random) }
    guard place > 0 else { return value }
    place -= 1
    defer { place += 1 }
    switch value {
    case .array(let values): return .array(values.map { replaced($0, at: &place, by: &random) })
    case .object(let members):
      return .object(
        members.map { .init(name: $0.name, value: replaced($0.value, at: &place, by: &random)) })
    case .null, .bool, .number, .string: return value
    }
  }

  private static func other(_ value: JSONValue, by random: inout some RandomNumberGenerator) -> JSONValue {
    switch value {
    case .null: return [.number(1), .string("nan"), .array([])].randomElement(using: &random) ?? value
    case .bool(let isTrue): return .bool(!isTrue)
    case .number, .string:
      return Int.random(in: 0..<4, using: &random) > 0
        ? .number(numbers.randomElement(using: &random) ?? 0) : .string(texts.randomElement(using: &random) ?? "")
    case .array(var values):
      switch Int.random(in: 0..<6, using: &random) {
      case 0: values = []
      case 1: values = Array(values.dropLast())
      case 2: values += values.randomElement(using: &random).map { [$0] } ?? [.number(0)]
      case 3: values = values.first.map { [JSONValue](repeating: $0, count: values.count) } ?? []
      case 4: values.reverse()
      default: values = values.map { _ in .number(numbers.randomElement(using: &random) ?? 0) }
      }
      return .array(values)
    case .object(var members):
      guard !members.isEmpty, Int.random(in: 0..<4, using: &random) > 0 else { return .null }
      members.remove(at: .random(in: members.indices, using: &random))
      return .object(members)
    }
  }

  private static func written(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? (number.isFinite ? "\(number)" : "null")
    case .string(let text): quoted(text)
    case .array(let values): "[\(values.map(written).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\(quoted($0.name)):\(written($0.value))" }.joined(separator: ","))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }
}
