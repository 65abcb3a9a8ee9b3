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
