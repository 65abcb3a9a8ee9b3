/// The class scores of one example, in the order of the classes.
@frozen public struct Scores<S: Scalar>: RandomAccessCollection, MutableCollection, Sendable {
  @usableFromInline var elements: [S]

  /// As many equal scores.
  @inlinable public init(repeating score: S, count: Int) { elements = [S](repeating: score, count: count) }

  /// These scores.
  @inlinable public init(_ scores: some Sequence<S>) { elements = Array(scores) }

  /// 0.
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
  /// These scores.
  @inlinable public init(arrayLiteral scores: S...) { elements = scores }
}
