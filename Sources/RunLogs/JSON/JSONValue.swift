/// A value of JSON as Python writes it: with `NaN`, `Infinity` and `-Infinity` as numbers.
package enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// The members in the order of the text.
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

  /// The value of the first member with this name, where this is an object.
  package subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }
}

/// Why text is not JSON.
package struct JSONFault: Error, Equatable {
  /// The byte that does not fit.
  let position: Int
  /// What is wrong there, as a clause.
  let what: String
  /// Whether the text ends inside a value, as that of a file still being written does.
  let isCutOff: Bool
}
