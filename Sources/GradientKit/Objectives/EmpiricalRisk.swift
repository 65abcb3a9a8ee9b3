internal import Kernels
import Synchronization

/// The mean loss of a model over examples, plus λ·ΣW² over its weights.
///
/// Examples are processed in blocks of rows, forward and backward while a block is in cache. Blocks are summed in a
/// fixed order regardless of the number of cores, so that the same point always gives the same bytes of gradient.
public struct EmpiricalRisk<M: Model>: Risk {
  /// The model whose parameters are the point.
  public let model: M
  /// The loss with its targets.
  public let supervision: Supervision
  /// The indices in the table of the examples in the mean.
  public let rows: [Int32]
  /// λ of the regularization term λ·ΣW².
  public let l2: Double
  /// The number of parameters.
  public let dimension: Int

  let features: FeatureTable
  let transform: FeatureTransform
  let workers: Workers
  let isSingle: Bool
  let blockRows: Int
  let pool = ScratchPool()
  /// The implementation for scores W x + b.
  private let affine: AffineRisk?

  /// Creates the risk over some rows of a table.
  ///
  /// With `inDoublePrecision`, products use double precision regardless of the data, as gradient checks need.
  public init(
    _ model: M, features: FeatureTable, transform: FeatureTransform, supervision: Supervision, rows: [Int32],
    l2: Double = 0, workers: Workers = Workers(count: 1), inDoublePrecision: Bool = false
  ) {
    self.model = model
    self.features = features
    self.transform = transform
    self.supervision = supervision
    self.rows = rows
    self.l2 = l2
    self.workers = workers
    isSingle = !features.isDouble && !inDoublePrecision
    dimension = model.parameterCount(inputs: features.width, outputs: supervision.outputs)
    affine = model.affineMap(inputs: features.width, outputs: supervision.outputs).map {
      AffineRisk(
        $0, features: features, transform: transform, supervision: supervision, rows: rows, workers: workers,
        isSingle: !features.isDouble && !inDoublePrecision)
    }
    // Half a megabyte of features and their scores fit the second-level cache.
    blockRows = min(1024, max(16, 131_072 / features.width))
  }

  /// The model's matrices and vectors.
  public var layout: Layout { model.layout(inputs: inputs, outputs: supervision.outputs) }
  /// The number of examples in the mean.
  public var exampleCount: Int { rows.count }
  /// The number of features per row.
  public var inputs: Int { features.width }
  /// The classes; `nil` for regression.
  public var classes: [String]? { supervision.classes }

  /// Returns the mean loss over a batch, including regularization.
  public func value(at point: [Double], on batch: Batch) -> Double {
    total(at: point, on: batch, gradient: nil, counting: false).loss
  }

  /// Returns the mean loss over a batch and its gradient, including regularization.
  public func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
    total(at: point, on: batch, gradient: &gradient, counting: false).loss
  }

  /// Returns central differences of the gradient in double precision, because differences of single-precision slopes
  /// are mostly rounding.
  public func hessian(at point: [Double], on batch: Batch) throws -> Matrix {
    try inDoublePrecision.differencedHessian(at: point, on: batch)
  }

  /// The same risk with products in double precision.
  var inDoublePrecision: Self {
    guard isSingle else { return self }
    return EmpiricalRisk(
      model, features: features, transform: transform, supervision: supervision, rows: rows, l2: l2, workers: workers,
      inDoublePrecision: true)
  }

  /// The same risk in double precision, because differences of single-precision losses are mostly rounding.
  public var precise: any Objective { inDoublePrecision }

  /// Returns the mean losses including regularization; for scores W x + b, a moved weight changes one column of them.
  public func values(around point: [Double], at moves: [Displacement], on batch: Batch) throws -> [Double] {
    guard let affine else { return try movedValues(around: point, at: moves, on: batch) }
    var values = affine.values(around: point, at: moves, on: batch)
    guard l2 > 0 else { return values }
    let regularized = model.weights(inputs: inputs, outputs: supervision.outputs)
    let here = regularization(at: point)
    for (index, move) in moves.enumerated() {
      let old = point[move.index]
      let isWeight = regularized.contains { $0.contains(move.index) }
      values[index] += here + (isWeight ? l2 * (move.value - old) * (move.value + old) : 0)
    }
    return values
  }

  /// Returns the loss and accuracy over all examples.
  public func assess(at point: [Double]) -> Assessment {
    let total = total(at: point, on: .all, gradient: nil, counting: supervision.classes != nil)
    guard supervision.classes != nil else { return Assessment(loss: total.loss, accuracy: nil) }
    return Assessment(loss: total.loss, accuracy: Double(total.correct) / Double(max(1, rows.count)))
  }

  /// Returns the model's scores for one row of untransformed features.
  public func predict(_ features: [Double], at point: [Double]) -> [Double] {
    let block = RowBlock(rows: [transform.applied(to: features)], width: inputs)
    var scores = Matrix(rows: 1, columns: supervision.outputs)
    var workspace = model.makeWorkspace(rows: 1, inputs: inputs, outputs: supervision.outputs)
    model.predict(block, parameters: point, scores: &scores, workspace: &workspace)
    return scores.elements
  }

  /// Returns the losses of single examples, without regularization, in the order of ``rows``.
  public func exampleLosses(at point: [Double]) -> [Double] {
    affine?.exampleLosses(at: point) ?? exampleLossesOfModel(at: point)
  }

  /// Returns the same losses by the model's own predictions, even for scores W x + b.
  func exampleLossesOfModel(at point: [Double]) -> [Double] {
    var scratch = Scratch(self)
    var losses: [Double] = []
    for first in stride(from: 0, to: rows.count, by: blockRows) {
      let range = first..<min(first + blockRows, rows.count)
      evaluate(Array(rows[range]), at: point, scratch: &scratch)
      losses += scratch.losses[0..<range.count]
    }
    return losses
  }

  /// Returns λ·ΣW² over weights; 0 without regularization.
  public func regularization(at point: [Double]) -> Double {
    guard l2 > 0 else { return 0 }
    var squares = 0.0
    for range in model.weights(inputs: inputs, outputs: supervision.outputs) {
      for index in range { squares += point[index] * point[index] }
    }
    return l2 * squares
  }

  /// The model's units.
  public var units: [Range<Int>] { model.units(inputs: inputs, outputs: supervision.outputs) }

  private func total(
    at point: [Double], on batch: Batch, gradient: UnsafeMutablePointer<[Double]>?, counting: Bool
  ) -> (loss: Double, correct: Int) {
    precondition(point.count == dimension)
    if let affine {
      let sums =
        gradient?.pointee.withUnsafeMutableBufferPointer {
          affine.total(at: point, on: batch, gradient: $0.baseAddress, counting: counting)
        } ?? affine.total(at: point, on: batch, gradient: nil, counting: counting)
      return (regularized(sums.loss, at: point, gradient: gradient), sums.correct)
    }
    let count = batch.count(of: rows.count)
    let blocks = (count + blockRows - 1) / blockRows
    // A fixed number of partial sums, so that neither the order of additions nor the memory for partial gradients
    // depends on the number of cores.
    let parts = min(blocks, 16)
    let wantsGradient = gradient != nil
    let partial = Mutex([PartialSum?](repeating: nil, count: parts))
    workers.forEach(parts) { part in
      var scratch = pool.take() ?? Scratch(self)
      var sum = PartialSum(gradient: wantsGradient ? [Double](repeating: 0, count: dimension) : [])
      for block in part * blocks / parts..<(part + 1) * blocks / parts {
        let range = block * blockRows..<min((block + 1) * blockRows, count)
        evaluate(positions(of: range, in: batch), at: point, scratch: &scratch)
        for loss in scratch.losses[0..<range.count] { sum.loss += loss }
        sum.correct += scratch.correct
        guard wantsGradient else { continue }
        let share = 1 / Double(count)
        for slope in 0..<range.count * supervision.outputs { scratch.slopes.elements[slope] *= share }
        model.pullBack(
          scratch.slopes, through: scratch.block, parameters: point, gradient: &sum.gradient,
          workspace: &scratch.workspace)
      }
      pool.give(scratch)
      partial.withLock { $0[part] = sum }
    }
    let sums = partial.withLock { parts in parts.compactMap { $0 } }
    var loss = 0.0
    var correct = 0
    for sum in sums {
      loss += sum.loss
      correct += sum.correct
    }
    loss /= Double(count)
    if let gradient {
      gradient.pointee = sums.first?.gradient ?? [Double](repeating: 0, count: dimension)
      for sum in sums.dropFirst() { kernels_add(sum.gradient, Int64(dimension), &gradient.pointee) }
    }
    return (regularized(loss, at: point, gradient: gradient), correct)
  }

  /// Returns the loss including regularization, whose slopes are added to `gradient`.
  private func regularized(
    _ loss: Double, at point: [Double], gradient: UnsafeMutablePointer<[Double]>?
  ) -> Double {
    guard l2 > 0 else { return loss }
    if let gradient {
      for range in model.weights(inputs: inputs, outputs: supervision.outputs) {
        for index in range { gradient.pointee[index] += 2 * l2 * point[index] }
      }
    }
    return loss + regularization(at: point)
  }

  /// Returns the mean losses over a batch at places of a section; with a linear model, one product per direction serves
  /// all places.
  public func losses(on section: Section, at places: [[Double]], of batch: Batch) -> [Double] {
    precondition(section.origin.count == dimension)
    if let affine { return affine.losses(on: section, at: places, of: batch) }
    let count = batch.count(of: rows.count)
    let blocks = (count + blockRows - 1) / blockRows
    // The parts of a single value, so that both give the same sums.
    let parts = min(blocks, 16)
    guard parts > 0, !places.isEmpty else { return [Double](repeating: .nan, count: places.count) }
    // Few blocks leave cores idle, so the places are divided among the cores too.
    let chunks = min(places.count, max(1, 16 / parts))
    let partial = Mutex([[Double]](repeating: [], count: parts * chunks))
    workers.forEach(parts * chunks) { task in
      let (part, chunk) = (task / chunks, task % chunks)
      let range = chunk * places.count / chunks..<(chunk + 1) * places.count / chunks
      let sums = self.sums(
        ofBlocks: part * blocks / parts..<(part + 1) * blocks / parts, in: batch, on: section, at: places[range])
      partial.withLock { $0[task] = sums }
    }
    let sums = partial.withLock { $0 }
    return (0..<chunks).flatMap { chunk in
      sums[chunk].indices.map { place in
        var loss = 0.0
        for part in 0..<parts { loss += sums[part * chunks + chunk][place] }
        return loss / Double(count)
      }
    }
  }

  /// Returns the summed losses over some blocks of a batch, one sum per place.
  private func sums(
    ofBlocks blocks: Range<Int>, in batch: Batch, on section: Section, at places: ArraySlice<[Double]>
  ) -> [Double] {
    let count = batch.count(of: rows.count)
    var scratch = pool.take() ?? Scratch(self)
    defer { pool.give(scratch) }
    var sums = [Double](repeating: 0, count: places.count)
    var basis: [Matrix] = []
    for block in blocks {
      let range = block * blockRows..<min((block + 1) * blockRows, count)
      let positions = positions(of: range, in: batch)
      positions.withUnsafeBufferPointer { scratch.block.load($0, of: features, transform: transform) }
      if model.isLinear {
        basis = ([section.origin] + section.directions).map { parameters in
          model.predict(
            scratch.block, parameters: parameters, scores: &scratch.scores, workspace: &scratch.workspace)
          return scratch.scores
        }
      }
      for (index, place) in places.enumerated() {
        if model.isLinear {
          scratch.scores.combine(basis, coordinates: place, rows: range.count)
        } else {
          model.predict(
            scratch.block, parameters: section.point(at: place), scores: &scratch.scores,
            workspace: &scratch.workspace)
        }
        _ = supervision.judge(scratch.scores, of: positions, losses: &scratch.losses, slopes: &scratch.slopes)
        for loss in scratch.losses[0..<range.count] { sums[index] += loss }
      }
    }
    return sums
  }

  func positions(of range: Range<Int>, in batch: Batch) -> [Int32] {
    guard let order = batch.order, let whole = batch.range else { return Array(rows[range]) }
    return order[whole.lowerBound + range.lowerBound..<whole.lowerBound + range.upperBound].map { rows[Int($0)] }
  }

  func evaluate(_ positions: [Int32], at point: [Double], scratch: inout Scratch) {
    positions.withUnsafeBufferPointer { scratch.block.load($0, of: features, transform: transform) }
    model.predict(
      scratch.block, parameters: point, scores: &scratch.scores, workspace: &scratch.workspace)
    scratch.correct = supervision.judge(
      scratch.scores, of: positions, losses: &scratch.losses, slopes: &scratch.slopes)
  }

  private struct PartialSum {
    var loss = 0.0
    var correct = 0
    var gradient: [Double]
  }

  struct Scratch {
    var block: RowBlock
    var scores: Matrix
    var slopes: Matrix
    var losses: [Double]
    var correct = 0
    var workspace: M.Workspace

    init(_ risk: EmpiricalRisk) {
      let (capacity, outputs) = (min(risk.blockRows, max(1, risk.rows.count)), risk.supervision.outputs)
      block = RowBlock(capacity: capacity, width: risk.inputs, isSingle: risk.isSingle)
      scores = Matrix(rows: capacity, columns: outputs)
      slopes = Matrix(rows: capacity, columns: outputs)
      losses = [Double](repeating: 0, count: capacity)
      workspace = risk.model.makeWorkspace(rows: capacity, inputs: risk.inputs, outputs: outputs)
    }
  }

  /// Scratch space reused between evaluations, because allocating half a megabyte per step costs more than a small
  /// step.
  final class ScratchPool: @unchecked Sendable {
    private let idle = Mutex<Void>(())
    private var kept: [Scratch] = []

    func take() -> Scratch? { idle.withLock { _ in kept.popLast() } }
    func give(_ scratch: Scratch) { idle.withLock { _ in kept.append(scratch) } }
  }
}
