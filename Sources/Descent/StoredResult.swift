/// A result that is kept in a file, where anybody may have changed it.
///
/// Whoever uses a result relies on its lists having the lengths they should. One that was computed has them; one that was
/// read is asked first.
package protocol StoredResult: Codable, Sendable {
  /// Whether all parts fit together, so that the result can be written and drawn.
  var isConsistent: Bool { get }
}

/// What numbers in a stored result may be.
package enum StoredNumber {
  /// Counts of anything, of which several may be added, and which are told from their neighbours as doubles.
  package static let counts = 0...1 << 53
}
