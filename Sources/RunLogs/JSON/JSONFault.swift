/// Why text is not JSON.
struct JSONFault: Error, Equatable {
  /// The byte that does not fit.
  let position: Int
  /// What is wrong there, as a clause.
  let what: String
  /// Whether the text ends inside a value, as that of a file still being written does.
  let isCutOff: Bool
}
