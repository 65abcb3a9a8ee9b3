/// The examples an objective is evaluated on.
public struct Batch: Sendable {
  /// Positions of examples; `nil` stands for all of them in their own order.
  @usableFromInline package let order: [Int32]?
  /// Which part of `order` (or of all examples) the batch is.
  @usableFromInline package let range: Range<Int>?

  /// Every example.
  public static let all = Batch(order: nil, range: nil)

  /// The examples at `order[range]`; the array is shared, not copied.
  public init(_ order: [Int32], range: Range<Int>) {
    self.init(order: order, range: range)
  }

  init(order: [Int32]?, range: Range<Int>?) {
    self.order = order
    self.range = range
  }

  /// Whether it is every example in its own order, ``all``.
  public var isWhole: Bool { order == nil && range == nil }

  /// The number of examples, of an objective that has `total`.
  public func count(of total: Int) -> Int { range?.count ?? total }
}
