import Synchronization

extension EmpiricalRisk {
  /// Returns the Hessian times a direction, by the model's tangent pass and the loss's formula on hyper-dual numbers,
  /// in double precision regardless of the data.
  public func hessianVectorProduct(at point: [Double], along direction: [Double], on batch: Batch) -> [Double] {
    precondition(point.count == dimension && direction.count == dimension)
    guard !isSingle else { return inDoublePrecision.hessianVectorProduct(at: point, along: direction, on: batch) }
    let count = batch.count(of: rows.count)
    let blocks = (count + blockRows - 1) / blockRows
    // The parts of a gradient: the order of additions does not depend on the number of cores.
    let parts = min(blocks, 16)
    let partial = Mutex([[Double]](repeating: [], count: parts))
    workers.forEach(parts) { part in
      var scratch = pool.take() ?? Scratch(self)
      defer { pool.give(scratch) }
      var (tangents, slopeTangents) = (scratch.scores, scratch.slopes)
      var sum = [Double](repeating: 0, count: dimension)
      for block in part * blocks / parts..<(part + 1) * blocks / parts {
        let positions = positions(of: block * blockRows..<min((block + 1) * blockRows, count), in: batch)
        evaluate(positions, at: point, scratch: &scratch)
        model.predictTangents(
          scratch.block, parameters: point, direction: direction, tangents: &tangents, workspace: &scratch.workspace)
        supervision.judgeTangents(scratch.scores, tangents: tangents, of: positions, slopeTangents: &slopeTangents)
        for cell in 0..<positions.count * supervision.outputs {
          scratch.slopes.elements[cell] /= Double(count)
          slopeTangents.elements[cell] /= Double(count)
        }
        model.pullBackTangents(
          scratch.slopes, slopeTangents: slopeTangents, through: scratch.block, parameters: point,
          direction: direction, product: &sum, workspace: &scratch.workspace)
      }
      partial.withLock { $0[part] = sum }
    }
    var product = [Double](repeating: 0, count: dimension)
    for sum in partial.withLock({ $0 }) {
      for index in product.indices { product[index] += sum[index] }
    }
    guard l2 > 0 else { return product }
    for index in model.weights(inputs: inputs, outputs: supervision.outputs).joined() {
      product[index] += 2 * l2 * direction[index]
    }
    return product
  }
}
