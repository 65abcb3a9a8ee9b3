/// A JSON value as Python writes it: with `NaN`, `Infinity` and `-Infinity` as numbers.
package enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// The members in text order.
  case object([Member])

  /// A name and its value.
  package struct Member: Equatable {
    package let name: String
    package let value: JSONValue

    /// Creates a member.
    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value of the first member with a name, if this is an object.
  package subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }
}

/// A JSON syntax error.
package struct JSONFault: Error, Equatable {
  /// The position of the invalid byte.
  let position: Int
  /// The problem, as a clause.
  let what: String
  /// Whether the text ends within a value, as in a file still being written.
  let isCutOff: Bool
}
