/// Rows of features in the precision they came in.
public struct FeatureTable: Sendable {
  /// The numbers, row after row.
  public enum Storage: Sendable {
    /// Bytes, such as pixels; products are single precision.
    case bytes([UInt8])
    /// Single precision.
    case singles([Float])
    /// Double precision.
    case doubles([Double])
  }

  /// The number of rows.
  public let count: Int
  /// The number of features a row.
  public let width: Int
  /// `count × width` numbers, row after row.
  public let storage: Storage

  /// A table of bytes; `values` holds whole rows of `width`.
  public init(bytes values: [UInt8], width: Int) { self.init(.bytes(values), of: values.count, width: width) }
  /// A table of single-precision numbers; `values` holds whole rows of `width`.
  public init(singles values: [Float], width: Int) { self.init(.singles(values), of: values.count, width: width) }
  /// A table of double-precision numbers; `values` holds whole rows of `width`.
  public init(doubles values: [Double], width: Int) { self.init(.doubles(values), of: values.count, width: width) }

  private init(_ storage: Storage, of total: Int, width: Int) {
    precondition(width > 0 && total % width == 0, "features must be whole rows")
    self.storage = storage
    self.width = width
    count = total / width
  }

  /// Whether the numbers came in double precision.
  public var isDouble: Bool {
    if case .doubles = storage { true } else { false }
  }

  /// One number, as a double.
  public subscript(row: Int, column: Int) -> Double {
    let index = row * width + column
    return switch storage {
    case .bytes(let values): Double(values[index])
    case .singles(let values): Double(values[index])
    case .doubles(let values): values[index]
    }
  }
}
