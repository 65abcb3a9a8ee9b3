/// Room for the single-precision copies that products with a ``RowBlock`` need.
public struct ProductScratch: Sendable {
  var operand: [Float] = []
  var product: [Float] = []

  /// No room yet; it grows when used.
  public init() {}

  mutating func reserve(operand operandCount: Int, product productCount: Int) {
    if operand.count < operandCount { operand = [Float](repeating: 0, count: operandCount) }
    if product.count < productCount { product = [Float](repeating: 0, count: productCount) }
  }
}
