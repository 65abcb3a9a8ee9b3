/// A word of a formula, with the column it starts at.
struct FormulaToken: Equatable, Sendable {
  /// What a token is.
  enum Kind: Equatable, Sendable {
    case number(Double)
    case name(String)
    /// One of `+ - * / ^ ( ) | ,`, whatever character it was written with.
    case mark(Character)
    /// A power written as a raised digit.
    case superscript(Int)
    case end
  }

  /// What it is.
  var kind: Kind
  /// Where it starts, from 1.
  var column: Int
  /// The token as written.
  var text: String
}
