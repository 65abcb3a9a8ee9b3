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
