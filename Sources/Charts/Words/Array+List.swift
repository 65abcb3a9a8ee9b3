extension [String] {
  /// The words in a row: “a, b and c”.
  var list: String {
    guard let last, count > 1 else { return last ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
