internal import Kernels

/// A block of transformed feature rows, small enough to stay in cache between the forward and the backward pass.
///
/// Rows of bytes or single precision are multiplied in single precision, all others in double precision; the products
/// are in double precision either way.
public struct RowBlock: Sendable {
  /// The current number of rows.
  public private(set) var count = 0
  /// The number of features per row.
  public let width: Int
  /// Whether products use single precision.
  public let isSingle: Bool

  private var singles: [Float]
  private var doubles: [Double]

  /// Creates a block with capacity for `capacity` rows of `width` features.
  public init(capacity: Int, width: Int, isSingle: Bool) {
    self.width = width
    self.isSingle = isSingle
    singles = [Float](repeating: 0, count: isSingle ? capacity * width : 0)
    doubles = [Double](repeating: 0, count: isSingle ? 0 : capacity * width)
  }

  /// Creates a block of rows in double precision.
  public init(rows: [[Double]], width: Int) {
    self.init(capacity: rows.count, width: width, isSingle: false)
    count = rows.count
    doubles = rows.flatMap { $0 }
  }

  /// One feature, as a double.
  public subscript(row: Int, column: Int) -> Double {
    isSingle ? Double(singles[row * width + column]) : doubles[row * width + column]
  }

  /// Copies the rows, as doubles, to the first rows of a matrix with ``width`` columns.
  public func copy(into matrix: inout Matrix) {
    precondition(count <= matrix.rows && width == matrix.columns)
    if isSingle {
      kernels_widen(singles, Int64(count * width), &matrix.elements)
    } else {
      matrix.elements.replaceSubrange(0..<count * width, with: doubles[0..<count * width])
    }
  }

  /// Fills the block with transformed rows of a table.
  mutating func load(_ rows: UnsafeBufferPointer<Int32>, of table: FeatureTable, transform: FeatureTransform) {
    count = rows.count
    let (width, count) = (Int64(table.width), Int64(rows.count))
    switch table.storage {
    case .bytes(let values) where isSingle:
      kernels_gather_bytes(
        values, width, rows.baseAddress, 0, count, transform.singleShift, transform.singleScale, &singles)
    case .singles(let values) where isSingle:
      kernels_gather_singles(
        values, width, rows.baseAddress, 0, count, transform.singleShift, transform.singleScale, &singles)
    case .doubles(let values) where !isSingle:
      kernels_gather_doubles(
        values, width, rows.baseAddress, 0, count, transform.shift, transform.scale, &doubles)
    default:
      // Bytes and single-precision values as doubles occur only in gradient checks, so they have no loop of their own.
      for (position, row) in rows.enumerated() {
        for column in 0..<table.width {
          let value = (table[Int(row), column] - (transform.shift?[column] ?? 0)) * (transform.scale?[column] ?? 1)
          if isSingle {
            singles[position * table.width + column] = Float(value)
          } else {
            doubles[position * table.width + column] = value
          }
        }
      }
    }
  }

  /// Writes X Wᵀ to the first rows of `product`.
  ///
  /// W is `product.columns` × ``width``, row-major, at `offset` in `parameters`.
  public func multiply(
    byTransposeOf parameters: [Double], at offset: Int, into product: inout Matrix, scratch: inout ProductScratch
  ) {
    let (rows, columns, inner) = (Int64(count), Int64(product.columns), Int64(width))
    precondition(count <= product.rows && offset >= 0 && offset + product.columns * width <= parameters.count)
    if isSingle {
      scratch.reserve(operand: product.columns * width, product: count * product.columns)
      parameters.withUnsafeBufferPointer { weights in
        kernels_narrow(weights.baseAddress.map { $0 + offset }, columns * inner, &scratch.operand)
      }
      kernels_multiply_transposed_singles(rows, columns, inner, singles, scratch.operand, &scratch.product)
      kernels_widen(scratch.product, rows * columns, &product.elements)
    } else {
      parameters.withUnsafeBufferPointer { weights in
        kernels_multiply_transposed_doubles(
          rows, columns, inner, doubles, weights.baseAddress.map { $0 + offset }, &product.elements)
      }
    }
  }

  /// Adds Sᵀ X to the `slopes.columns` × ``width`` matrix at `offset` in `sum`; S is the first rows of `slopes`.
  public func addTransposedProduct(
    of slopes: Matrix, to sum: inout [Double], at offset: Int, scratch: inout ProductScratch
  ) {
    let (rows, columns, inner) = (Int64(slopes.columns), Int64(width), Int64(count))
    precondition(count <= slopes.rows && offset >= 0 && offset + slopes.columns * width <= sum.count)
    if isSingle {
      scratch.reserve(operand: count * slopes.columns, product: slopes.columns * width)
      kernels_narrow(slopes.elements, inner * rows, &scratch.operand)
      kernels_transposed_multiply_singles(rows, columns, inner, scratch.operand, singles, &scratch.product)
      sum.withUnsafeMutableBufferPointer { sum in
        kernels_add_widened(scratch.product, rows * columns, sum.baseAddress.map { $0 + offset })
      }
    } else {
      sum.withUnsafeMutableBufferPointer { sum in
        kernels_transposed_multiply_add_doubles(
          rows, columns, inner, slopes.elements, doubles, sum.baseAddress.map { $0 + offset })
      }
    }
  }
}
