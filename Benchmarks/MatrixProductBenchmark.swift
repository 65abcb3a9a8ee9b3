import Kernels

/// Products of the shapes that training multiplies, against one large enough to keep the processor busy.
enum MatrixProductBenchmark {
  private struct Shape {
    let name: String
    let rows, columns, inner: Int
  }

  static func rows() throws -> [Row] {
    let shapes = [
      Shape(name: "product 768×768×768", rows: 768, columns: 768, inner: 768),
      Shape(name: "block of CIFAR-10 by 10 classes", rows: 42, columns: 10, inner: 3072),
      Shape(name: "block of digits by 10 classes", rows: 1024, columns: 10, inner: 64),
    ]
    let speeds = try Stopwatch.medians(of: 9, shapes.map(body)).enumerated().map { index, seconds in
      Double(turns(of: shapes[index]) * operations(of: shapes[index])) / seconds * 1e-9
    }
    return shapes.indices.map { index in
      Row(
        name: shapes[index].name, value: speeds[index], unit: "GFLOP/s",
        ratio: index == 0 ? nil : (speeds[index] / speeds[0], "the large product"))
    }
  }

  private static func operations(of shape: Shape) -> Int { 2 * shape.rows * shape.columns * shape.inner }

  /// As many products as make a few hundredths of a second.
  private static func turns(of shape: Shape) -> Int { max(1, 1_000_000_000 / operations(of: shape)) }

  private static func body(_ shape: Shape) -> () -> Void {
    let left = (0..<shape.rows * shape.inner).map { Float($0 % 17) }
    let right = (0..<shape.columns * shape.inner).map { Float($0 % 13) }
    var product = [Float](repeating: 0, count: shape.rows * shape.columns)
    return {
      for _ in 0..<turns(of: shape) {
        kernels_multiply_transposed_singles(
          Int64(shape.rows), Int64(shape.columns), Int64(shape.inner), left, right, &product)
      }
    }
  }
}
