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
