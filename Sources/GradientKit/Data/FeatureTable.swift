/// Rows of features in their original precision.
public struct FeatureTable: Sendable {
  /// The values in row order.
  public enum Storage: Sendable {
    /// Bytes, such as pixels, multiplied in single precision.
    case bytes([UInt8])
    /// Single precision.
    case singles([Float])
    /// Double precision.
    case doubles([Double])
  }

  /// The number of rows.
  public let count: Int
  /// The number of features per row.
  public let width: Int
  /// The `count × width` values in row order.
  public let storage: Storage

  /// Creates a table of bytes; `values` contains whole rows of `width`.
  public init(bytes values: [UInt8], width: Int) { self.init(.bytes(values), of: values.count, width: width) }
  /// Creates a table of single-precision numbers; `values` contains whole rows of `width`.
  public init(singles values: [Float], width: Int) { self.init(.singles(values), of: values.count, width: width) }
  /// Creates a table of double-precision numbers; `values` contains whole rows of `width`.
  public init(doubles values: [Double], width: Int) { self.init(.doubles(values), of: values.count, width: width) }

  private init(_ storage: Storage, of total: Int, width: Int) {
    precondition(width > 0 && total % width == 0, "features must be whole rows")
    self.storage = storage
    self.width = width
    count = total / width
  }

  /// Whether the values are in double precision.
  public var isDouble: Bool {
    if case .doubles = storage { true } else { false }
  }

  /// One value, as a double.
  public subscript(row: Int, column: Int) -> Double {
    let index = row * width + column
    return switch storage {
    case .bytes(let values): Double(values[index])
    case .singles(let values): Double(values[index])
    case .doubles(let values): values[index]
    }
  }
}
