/// A value of JSON as Python writes it: with `NaN`, `Infinity` and `-Infinity` as numbers.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// The members in the order of the text.
  case object([Member])

  /// A name and its value.
  struct Member: Equatable {
    let name: String
    let value: JSONValue
  }

  /// The value of the first member with this name, where this is an object.
  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }
}
