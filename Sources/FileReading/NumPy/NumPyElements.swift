/// The numbers of an array, in the precision they came in.
package enum NumPyElements: Sendable {
  /// Booleans and whole numbers from 0 to 255.
  case bytes([UInt8])
  /// Halves and singles.
  case singles([Float])
  /// All others.
  case doubles([Double])

  /// Values whose first extent is the fastest, put in the order in which the last one is.
  func inCOrder(_ shape: [Int]) -> Self {
    switch self {
    case .bytes(let values): .bytes(Self.inCOrder(values, shape))
    case .singles(let values): .singles(Self.inCOrder(values, shape))
    case .doubles(let values): .doubles(Self.inCOrder(values, shape))
    }
  }

  private static func inCOrder<Value>(_ values: [Value], _ shape: [Int]) -> [Value] {
    // Extents of 1 move nothing.
    let shape = shape.filter { $0 != 1 }
    guard shape.count > 1, !values.isEmpty else { return values }
    var strides = [1]
    for extent in shape.dropLast() { strides.append(strides[strides.count - 1] * extent) }
    var ordered: [Value] = []
    ordered.reserveCapacity(values.count)
    var index = [Int](repeating: 0, count: shape.count)
    var position = 0
    for _ in values.indices {
      ordered.append(values[position])
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        position += strides[axis]
        if index[axis] < shape[axis] { break }
        position -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return ordered
  }
}
