/// The features of one example, as a formula reads them.
@frozen public struct Features<S: Scalar>: RandomAccessCollection, Sendable {
  // The rows of a whole block: what one example costs is a reference, not a copy.
  @usableFromInline let rows: [Double]
  @usableFromInline let first: Int
  /// The number of features.
  public let count: Int

  /// These features.
  @inlinable public init(_ features: [Double]) { self.init(rows: features, first: 0, count: features.count) }

  @inlinable init(rows: [Double], first: Int, count: Int) {
    self.rows = rows
    self.first = first
    self.count = count
  }

  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of features.
  @inlinable public var endIndex: Int { count }
  /// One feature, a constant.
  @inlinable public subscript(index: Int) -> S {
    precondition(index >= 0 && index < count, "no such feature")
    return S(rows[first + index])
  }
}

/// The parameters of a model, as a formula reads them.
@frozen public struct Parameters<S: Scalar>: RandomAccessCollection, Sendable {
  @usableFromInline let elements: [S]

  /// These parameters.
  @inlinable public init(_ elements: [S]) { self.elements = elements }

  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of parameters.
  @inlinable public var endIndex: Int { elements.count }
  /// One parameter.
  @inlinable public subscript(index: Int) -> S { elements[index] }
}
