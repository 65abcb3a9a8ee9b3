/// The named matrices and vectors in a flat vector of parameters.
///
/// A linear model of 64 features and 10 scores has a matrix `W` of 10 × 64 and a vector `b` of 10. An optimizer that
/// treats layers, matrices or biases differently reads the layout in ``Optimizer/adapted(to:)``.
public struct Layout: Sendable, Hashable {
  /// A matrix in row order, or a vector, which has one column.
  public struct Block: Sendable, Hashable {
    /// The name in the literature, such as `W1`.
    public let name: String
    /// The number of rows; for a weight matrix, its outputs.
    public let rows: Int
    /// The number of columns; for a weight matrix, its inputs.
    public let columns: Int
    /// The range of the elements in the flat vector.
    public let range: Range<Int>

    /// Whether the block has more than one row and more than one column.
    public var isMatrix: Bool { rows > 1 && columns > 1 }
  }

  /// The blocks, in the order of the flat vector, without gaps.
  public private(set) var blocks: [Block] = []

  /// Creates an empty layout.
  public init() {}

  /// Creates a layout of a single vector.
  public init(_ name: String, count: Int) { append(name, rows: count) }

  /// Creates a layout of the weights of a model and the ranges between them: vectors `W1`, `b1`, `W2` and so on,
  /// without the number if there is only one.
  init(weights: [Range<Int>], parameterCount: Int) {
    let weights = weights.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
    let edges = weights.map(\.upperBound)
    let rests = zip([0] + edges, weights.map(\.lowerBound) + [parameterCount]).map { max(0, $1 - $0) }
    var (matrices, vectors) = (0, 0)
    func numbered(_ letter: String, _ number: inout Int, of total: Int) -> String {
      number += 1
      return total > 1 ? "\(letter)\(number)" : letter
    }
    let restCount = rests.count { $0 > 0 }
    for (index, rest) in rests.enumerated() {
      if rest > 0 { append(numbered("b", &vectors, of: restCount), rows: rest) }
      guard index < weights.count else { continue }
      append(numbered("W", &matrices, of: weights.count), rows: weights[index].count)
    }
  }

  /// The number of parameters.
  public var count: Int { blocks.last?.range.upperBound ?? 0 }

  /// Appends a matrix or, with one column, a vector.
  public mutating func append(_ name: String, rows: Int, columns: Int = 1) {
    blocks.append(Block(name: name, rows: rows, columns: columns, range: count..<count + rows * columns))
  }
}
