/// Which parts of a flat vector of parameters belong together: named matrices and vectors, one after the other.
///
/// The linear model on 64 features and 10 scores has a matrix `W` of 10 × 64 and a vector `b` of 10. An optimizer that
/// treats layers, matrices or biases each in its own way reads it in ``Optimizer/adapted(to:)``.
public struct Layout: Sendable, Hashable {
  /// A matrix, row after row, or a vector, which has one column.
  public struct Block: Sendable, Hashable {
    /// What papers call it, such as `W1`.
    public let name: String
    /// The number of rows: of a matrix of weights, the units that it leads to.
    public let rows: Int
    /// The number of columns: of a matrix of weights, the units that it comes from.
    public let columns: Int
    /// Where its elements lie in the flat vector.
    public let range: Range<Int>

    /// Whether it has more than one row and more than one column.
    public var isMatrix: Bool { rows > 1 && columns > 1 }
  }

  /// The blocks, in the order in which they lie in the flat vector, without gaps.
  public private(set) var blocks: [Block] = []

  /// A layout without blocks.
  public init() {}

  /// A single vector.
  public init(_ name: String, count: Int) { append(name, rows: count) }

  /// The weights of a model and, between them, everything else: vectors `W1`, `b1`, `W2` and so on, without the number
  /// where there is only one.
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

  /// Adds a matrix or, with one column, a vector behind the last block.
  public mutating func append(_ name: String, rows: Int, columns: Int = 1) {
    blocks.append(Block(name: name, rows: rows, columns: columns, range: count..<count + rows * columns))
  }
}
