/// The class scores of one example, in the order of the classes.
@frozen public struct Scores<S: Scalar>: RandomAccessCollection, MutableCollection, Sendable {
  @usableFromInline var elements: [S]

  /// Creates scores of equal value.
  @inlinable public init(repeating score: S, count: Int) { elements = [S](repeating: score, count: count) }

  /// Creates scores from numbers.
  @inlinable public init(_ scores: some Sequence<S>) { elements = Array(scores) }

  /// The index of the first score, 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of scores.
  @inlinable public var endIndex: Int { elements.count }
  /// The score of a class.
  @inlinable public subscript(index: Int) -> S {
    get {
      if !elements.indices.contains(index) { stop("score \(index) of \(elements.count); is `outputs` heeded?") }
      return elements[index]
    }
    set {
      if !elements.indices.contains(index) { stop("score \(index) of \(elements.count); is `outputs` heeded?") }
      elements[index] = newValue
    }
  }
}

extension Scores: ExpressibleByArrayLiteral {
  /// Creates scores from a literal.
  @inlinable public init(arrayLiteral scores: S...) { elements = scores }
}
