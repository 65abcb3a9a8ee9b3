/// The transform of every feature before a model sees it: (x − shift) · scale.
public struct FeatureTransform: Sendable, Equatable {
  /// The value subtracted from each feature; `nil` for none.
  public let shift: [Double]?
  /// The factor of each shifted feature; `nil` for none.
  public let scale: [Double]?
  let singleShift: [Float]?
  let singleScale: [Float]?

  /// A transform that leaves features unchanged.
  public static let identity = FeatureTransform(shift: nil, scale: nil)

  /// Creates a transform with one shift and scale per feature.
  public init(shift: [Double]?, scale: [Double]?) {
    self.shift = shift
    self.scale = scale
    singleShift = shift?.map(Float.init)
    singleScale = scale?.map(Float.init)
  }

  /// Creates a transform that fits a normalization to some rows of a table; `kind` gives the range of pixels.
  public init(_ normalization: Normalization, of table: FeatureTable, rows: [Int32], kind: Dataset.Kind) {
    switch (normalization, kind) {
    case (.none, _):
      self = .identity
    case (.unit, .images(_, _, _, let range)):
      let scale = [Double](repeating: 1 / (range.upperBound - range.lowerBound), count: table.width)
      let shift = range.lowerBound == 0 ? nil : [Double](repeating: range.lowerBound, count: table.width)
      self.init(shift: shift, scale: scale)
    case (.unit, .table):
      var low = [Double](repeating: .infinity, count: table.width)
      var high = [Double](repeating: -.infinity, count: table.width)
      for row in rows {
        for column in 0..<table.width {
          let value = table[Int(row), column]
          low[column] = min(low[column], value)
          high[column] = max(high[column], value)
        }
      }
      self.init(shift: low, scale: zip(low, high).map { $1 > $0 ? 1 / ($1 - $0) : 1 })
    case (.center, _):
      self.init(shift: Self.means(of: table, rows: rows), scale: nil)
    case (.standardize, _):
      let means = Self.means(of: table, rows: rows)
      var squares = [Double](repeating: 0, count: table.width)
      // The mean of equal numbers may be off by a rounding error, which is not a deviation.
      var varies = [Bool](repeating: false, count: table.width)
      for row in rows {
        for column in 0..<table.width {
          let value = table[Int(row), column]
          let deviation = value - means[column]
          squares[column] += deviation * deviation
          if value != table[Int(rows[0]), column] { varies[column] = true }
        }
      }
      let scale = zip(squares, varies).map { square, varies in
        let deviation = Double.sqrt(square / Double(rows.count))
        return varies && deviation > 0 ? 1 / deviation : 1
      }
      self.init(shift: means, scale: scale)
    }
  }

  /// Returns one row, transformed in double precision.
  public func applied(to row: [Double]) -> [Double] {
    row.enumerated().map { column, value in (value - (shift?[column] ?? 0)) * (scale?[column] ?? 1) }
  }

  private static func means(of table: FeatureTable, rows: [Int32]) -> [Double] {
    var sums = [Double](repeating: 0, count: table.width)
    for row in rows {
      for column in 0..<table.width { sums[column] += table[Int(row), column] }
    }
    return sums.map { $0 / Double(rows.count) }
  }
}
