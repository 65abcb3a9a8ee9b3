/// The number of examples per update.
package enum BatchSize: Sendable, Hashable {
  /// All examples.
  case full
  /// This many examples, or all if there are fewer.
  case examples(Int)

  /// The number of examples; `nil` for all.
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
  /// Decodes `"full"` or a number.
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

  /// Encodes `"full"` or the number.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .full: try container.encode("full")
    case .examples(let count): try container.encode(count)
    }
  }
}

extension BatchSize: ExpressibleByIntegerLiteral {
  /// Creates a batch size of a number of examples.
  package init(integerLiteral count: Int) { self = .examples(count) }
}
