/// The examples on which an objective is evaluated.
public struct Batch: Sendable {
  /// The indices of examples; `nil` stands for all of them in stored order.
  @usableFromInline package let order: [Int32]?
  /// The range of the batch in `order`, or in all examples.
  @usableFromInline package let range: Range<Int>?

  /// The batch of all examples.
  public static let all = Batch(order: nil, range: nil)

  /// Creates the batch of the examples at `order[range]`; the array is shared, not copied.
  public init(_ order: [Int32], range: Range<Int>) {
    self.init(order: order, range: range)
  }

  init(order: [Int32]?, range: Range<Int>?) {
    self.order = order
    self.range = range
  }

  /// Whether the batch contains all examples in stored order, like ``all``.
  public var isWhole: Bool { order == nil && range == nil }

  /// Returns the number of examples, for an objective with `total` of them.
  public func count(of total: Int) -> Int { range?.count ?? total }
}
