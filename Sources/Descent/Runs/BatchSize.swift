/// How many examples an update looks at.
package enum BatchSize: Sendable, Hashable {
  /// Every example.
  case full
  /// This many, or all where there are fewer.
  case examples(Int)

  /// The number, or `nil` for all.
  package var limit: Int? {
    if case .examples(let count) = self { count } else { nil }
  }
}

extension BatchSize: CustomStringConvertible {
  /// `full`, or the number.
  package var description: String {
    switch self {
    case .full: "full"
    case .examples(let count): String(count)
    }
  }
}

extension BatchSize: Codable {
  /// Reads `"full"` or a number.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let count = try? container.decode(Int.self) {
      self = .examples(count)
    } else if try container.decode(String.self) == "full" {
      self = .full
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a batch size is \"full\" or a number")
    }
  }

  /// Writes `"full"` or the number.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .full: try container.encode("full")
    case .examples(let count): try container.encode(count)
    }
  }
}

extension BatchSize: ExpressibleByIntegerLiteral {
  /// This many examples.
  package init(integerLiteral count: Int) { self = .examples(count) }
}
