/// A token of a formula, with its column.
struct FormulaToken: Equatable, Sendable {
  /// The kind of a token.
  enum Kind: Equatable, Sendable {
    case number(Double)
    case name(String)
    /// One of `+ - * / ^ ( ) | ,`, in any of its spellings.
    case mark(Character)
    /// A power written as a superscript digit.
    case superscript(Int)
    case end
  }

  /// The kind of the token.
  var kind: Kind
  /// The column of its first character, from 1.
  var column: Int
  /// The token as written.
  var text: String
}
