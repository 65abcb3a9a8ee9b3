/// The features of one example in a formula.
@frozen public struct Features<S: Scalar>: RandomAccessCollection, Sendable {
  // The rows of a whole block, so that an example costs a reference and not a copy.
  @usableFromInline let rows: [Double]
  @usableFromInline let first: Int
  /// The number of features.
  public let count: Int

  /// Creates features from numbers.
  @inlinable public init(_ features: [Double]) { self.init(rows: features, first: 0, count: features.count) }

  @inlinable init(rows: [Double], first: Int, count: Int) {
    self.rows = rows
    self.first = first
    self.count = count
  }

  /// The index of the first feature, 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of features.
  @inlinable public var endIndex: Int { count }
  /// One feature, a constant.
  @inlinable public subscript(index: Int) -> S {
    if index < 0 || index >= count { stop("feature \(index) of \(count); does the data have so many?") }
    return S(rows[first + index])
  }
}

/// The parameters of a model in a formula.
@frozen public struct Parameters<S: Scalar>: RandomAccessCollection, Sendable {
  @usableFromInline let elements: [S]

  /// Creates parameters from numbers.
  @inlinable public init(_ elements: [S]) { self.elements = elements }

  /// The index of the first parameter, 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of parameters.
  @inlinable public var endIndex: Int { elements.count }
  /// One parameter.
  @inlinable public subscript(index: Int) -> S {
    if !elements.indices.contains(index) {
      stop("parameter \(index) of \(elements.count); is `parameterCount` right?")
    }
    return elements[index]
  }
}

/// Stops a formula that asks for what is not there.
///
/// The words of a precondition are lost where a plugin is compiled with optimization, and its author needs them.
@usableFromInline @inline(never) func stop(_ words: @autoclosure () -> String) -> Never { fatalError(words()) }

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

/// The coordinates at which a surface is evaluated.
@frozen public struct Point<S: Scalar>: RandomAccessCollection, MutableCollection, Sendable {
  @usableFromInline var elements: [S]

  /// Creates a point from its coordinates.
  @inlinable public init(_ coordinates: some Sequence<S>) { elements = Array(coordinates) }

  /// The index of the first coordinate, 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of coordinates.
  @inlinable public var endIndex: Int { elements.count }
  /// One coordinate.
  @inlinable public subscript(index: Int) -> S {
    get { elements[index] }
    set { elements[index] = newValue }
  }
}
