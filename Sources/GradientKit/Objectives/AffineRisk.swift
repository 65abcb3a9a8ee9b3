@preconcurrency internal import Kernels
import Synchronization

/// The mean loss of scores W x + b, computed directly from the rows of a table in their stored form.
///
/// The order of sums depends on the number of examples, not on the number of cores: up to `partRows` examples are one
/// part, whose rows (forward) and features (backward) the cores divide; more are up to sixteen parts, each of which is
/// processed forward and backward block by block while the rows are in cache.
final class AffineRisk: @unchecked Sendable {
  let map: AffineMap
  let supervision: Supervision
  let features: FeatureTable
  let transform: FeatureTransform
  private let rows: [Int32]
  let workers: Workers
  private let kind: kernels_kind
  private let isSingle: Bool
  /// The value subtracted from features, in the precision of products.
  private let shift: AlignedBuffer?
  /// Whether row i of the mean is row i of the table.
  private let isWholeTable: Bool
  private let workspaces = Mutex<[AffineWorkspace]>([])

  static let blockRows = 64
  private static let partRows = 1024
  /// The largest number of rows for which packing the weights does not pay.
  private static let fewRows = 2
  /// The largest number of rows whose gradient is computed in one pass.
  private static let shortRows = 32
  /// The number of multiplications from which cores share the work; fewer finish before another core has started.
  private static let sharedWork = 1_500_000

  var width: Int { features.width }
  var outputs: Int { supervision.outputs }
  /// The number of elements of packed weights.
  var packedCount: Int { outputs * ((width + 7) / 8 * 8) }

  init(
    _ map: AffineMap, features: FeatureTable, transform: FeatureTransform, supervision: Supervision, rows: [Int32],
    workers: Workers, isSingle: Bool
  ) {
    self.map = map
    self.supervision = supervision
    self.features = features
    self.transform = transform
    self.rows = rows
    self.workers = workers
    self.isSingle = isSingle
    kind =
      switch features.storage {
      case .bytes: isSingle ? kernels_bytes_single : kernels_bytes_double
      case .singles: isSingle ? kernels_singles_single : kernels_singles_double
      case .doubles: kernels_doubles_double
      }
    isWholeTable = rows.count == features.count && rows.indices.allSatisfy { rows[$0] == Int32($0) }
    shift = transform.shift.map { shift in
      let padded = (shift.count + 15) / 16 * 16
      let buffer = AlignedBuffer(doubles: padded)
      for index in 0..<padded {
        let value = index < shift.count ? shift[index] : 0
        if isSingle {
          buffer.start.storeBytes(of: Float(value), toByteOffset: 4 * index, as: Float.self)
        } else {
          buffer.start.storeBytes(of: value, toByteOffset: 8 * index, as: Double.self)
        }
      }
      return buffer
    }
  }

  /// Returns the mean loss over a batch, and the number of correct predictions if `counting`.
  ///
  /// Writes the gradient with respect to W and b to that part of `gradient`.
  func total(
    at point: [Double], on batch: Batch, gradient: UnsafeMutablePointer<Double>?, counting: Bool
  ) -> (loss: Double, correct: Int) {
    let workspace = takeWorkspace()
    defer { giveBack(workspace) }
    return withRows(of: batch, in: workspace) { rows in
      point.withUnsafeBufferPointer { point in
        let isFew = rows.count <= Self.fewRows
        let weights = isFew ? nil : workspace.packed(0, packedCount)
        if let weights { pack(point, into: weights) }
        let task = Task(
          risk: self, rows: rows, weights: weights, unpacked: point.baseAddress.map { $0 + map.weights },
          biases: biases(of: point), counting: counting,
          share: gradient == nil ? nil : 1 / Double(rows.count), workspace: workspace)
        let sums = Self.parts(of: Int(rows.count)) == 1 ? onePart(task, gradient) : manyParts(task, gradient)
        return (sums.loss / Double(rows.count), sums.correct)
      }
    }
  }

  /// Returns the losses of single examples.
  func exampleLosses(at point: [Double]) -> [Double] {
    let workspace = takeWorkspace()
    defer { giveBack(workspace) }
    return withRows(of: .all, in: workspace) { rows in
      point.withUnsafeBufferPointer { point in
        let weights = workspace.packed(0, packedCount)
        pack(point, into: weights)
        let task = Task(
          risk: self, rows: rows, weights: weights, unpacked: nil, biases: biases(of: point), counting: false,
          share: nil, workspace: workspace)
        let block = workspace.block(0, rows: Self.blockRows, outputs: outputs)
        var losses: [Double] = []
        losses.reserveCapacity(Int(rows.count))
        for first in stride(from: 0, to: Int(rows.count), by: Self.blockRows) {
          let range = first..<min(first + Self.blockRows, Int(rows.count))
          _ = task.evaluate(range, into: block)
          losses += UnsafeBufferPointer(start: block.losses, count: range.count)
        }
        return losses
      }
    }
  }

  // MARK: - One evaluation

  /// The shared values of the parts of an evaluation.
  private struct Task: @unchecked Sendable {
    let risk: AffineRisk
    let rows: kernels_rows
    /// W, packed for products of many rows; `nil` for few rows.
    let weights: UnsafeMutableRawPointer?
    /// W, unpacked.
    let unpacked: UnsafePointer<Double>?
    let biases: UnsafeBufferPointer<Double>?
    let counting: Bool
    /// The factor of the slopes; `nil` if none are needed.
    let share: Double?
    let workspace: AffineWorkspace

    /// Computes scores, losses and slopes of some rows; returns the number of correct predictions.
    func evaluate(_ range: Range<Int>, into block: ExampleBlock) -> Int {
      let outputs = risk.outputs
      let scores = UnsafeMutableBufferPointer(start: block.scores, count: range.count * outputs)
      let (first, count) = (Int64(range.lowerBound), Int64(range.count))
      withUnsafePointer(to: rows) { rows in
        if let weights {
          kernels_affine_predict(rows, first, count, weights, Int64(outputs), block.scores)
        } else {
          kernels_affine_predict_few(rows, first, count, unpacked, risk.transform.scale, Int64(outputs), block.scores)
        }
      }
      AffineRisk.add(biases, to: scores)
      let positions = UnsafeBufferPointer(start: rows.positions + range.lowerBound, count: range.count)
      let slopes = UnsafeMutableBufferPointer(start: block.slopes, count: scores.count)
      risk.supervision.judge(
        UnsafeBufferPointer(scores), of: positions,
        losses: UnsafeMutableBufferPointer(start: block.losses, count: range.count), slopes: slopes)
      if let share {
        for index in slopes.indices { slopes[index] *= share }
        if risk.isSingle {
          kernels_narrow(block.slopes, Int64(slopes.count), block.operand.assumingMemoryBound(to: Float.self))
        }
      }
      return counting ? risk.supervision.countRight(UnsafeBufferPointer(scores), of: positions) : 0
    }

    /// Computes the gradient with respect to W over a few rows.
    func writeGradient(from block: ExampleBlock, to gradient: UnsafeMutablePointer<Double>) {
      let slopes = risk.isSingle ? UnsafeRawPointer(block.operand) : UnsafeRawPointer(block.slopes)
      withUnsafePointer(to: rows) {
        kernels_affine_gradient($0, 0, $0.pointee.count, slopes, Int64(risk.outputs), risk.transform.scale, gradient)
      }
    }

    /// Adds the slopes of some rows with respect to the weights of some features.
    func pullBack(
      _ range: Range<Int>, features: Range<Int>, from block: ExampleBlock, to sums: UnsafeMutablePointer<Double>,
      adds: Bool
    ) {
      let slopes = risk.isSingle ? UnsafeRawPointer(block.operand) : UnsafeRawPointer(block.slopes)
      withUnsafePointer(to: rows) {
        kernels_affine_pull_back(
          $0, Int64(range.lowerBound), Int64(range.count), Int64(features.lowerBound), Int64(features.upperBound),
          slopes,
          Int64(risk.outputs), sums, adds ? 1 : 0)
      }
    }
  }

  private func onePart(_ task: Task, _ gradient: UnsafeMutablePointer<Double>?) -> (loss: Double, correct: Int) {
    let count = Int(task.rows.count)
    let isShared = workers.count > 1 && count * width * outputs >= Self.sharedWork
    let block = task.workspace.block(0, rows: count, outputs: outputs)
    let blocks = (count + Self.blockRows - 1) / Self.blockRows
    var correct = 0
    if isShared {
      let right = Mutex(0)
      let tasks = min(blocks, workers.count)
      workers.forEach(tasks) { index in
        var counted = 0
        for number in index * blocks / tasks..<(index + 1) * blocks / tasks {
          counted += task.evaluate(
            Self.block(number, of: count), into: block.advanced(number * Self.blockRows, self.outputs))
        }
        right.withLock { $0 += counted }
      }
      correct = right.withLock { $0 }
    } else {
      for number in 0..<blocks {
        correct += task.evaluate(Self.block(number, of: count), into: block.advanced(number * Self.blockRows, outputs))
      }
    }
    var loss = 0.0
    for row in 0..<count { loss += block.losses[row] }
    guard let gradient else { return (loss, correct) }

    addBiasSlopes(block.slopes, rows: count, to: gradient)
    if count <= Self.shortRows, !isShared {
      task.writeGradient(from: block, to: gradient + map.weights)
      return (loss, correct)
    }
    let sums = task.workspace.sums(0, packedCount)
    let place = SendablePointer(gradient + map.weights)
    @Sendable func back(_ features: Range<Int>) {
      task.pullBack(0..<count, features: features, from: block, to: sums.pointer, adds: false)
      unpack(sums.pointer, features, to: place.pointer)
    }
    if isShared {
      // Chunks that begin at register boundaries.
      let pieces = (width + 127) / 128
      let tasks = min(pieces, workers.count)
      workers.forEach(tasks) { index in
        back(index * pieces / tasks * 128..<min(width, (index + 1) * pieces / tasks * 128))
      }
    } else {
      back(0..<width)
    }
    return (loss, correct)
  }

  private func manyParts(_ task: Task, _ gradient: UnsafeMutablePointer<Double>?) -> (loss: Double, correct: Int) {
    let count = Int(task.rows.count)
    let parts = Self.parts(of: count)
    let blocks = (count + Self.blockRows - 1) / Self.blockRows
    let (outputs, packedCount) = (outputs, packedCount)
    let workspaces = (0..<parts).map { task.workspace.block($0, rows: Self.blockRows, outputs: outputs) }
    let slopes = (0..<parts).map { task.workspace.sums($0, packedCount) }
    let sums = Mutex([PartialSum](repeating: PartialSum(), count: parts))
    workers.forEach(parts) { part in
      let block = workspaces[part]
      var sum = PartialSum(biases: [Double](repeating: 0, count: task.share == nil ? 0 : outputs))
      let range = part * blocks / parts..<(part + 1) * blocks / parts
      for number in range {
        let rows = Self.block(number, of: count)
        sum.correct += task.evaluate(rows, into: block)
        for row in 0..<rows.count { sum.loss += block.losses[row] }
        guard task.share != nil else { continue }
        for row in 0..<rows.count {
          for score in 0..<outputs { sum.biases[score] += block.slopes[row * outputs + score] }
        }
        task.pullBack(
          rows, features: 0..<self.width, from: block, to: slopes[part].pointer, adds: number > range.lowerBound)
      }
      sums.withLock { $0[part] = sum }
    }
    let all = sums.withLock { $0 }
    let (loss, correct) = all.reduce(into: (loss: 0.0, correct: 0)) {
      $0.loss += $1.loss
      $0.correct += $1.correct
    }
    guard let gradient else { return (loss, correct) }
    if let biases = map.biases {
      for score in 0..<outputs { gradient[biases + score] = all.reduce(0) { $0 + $1.biases[score] } }
    }
    let pieces = min(workers.count, max(1, packedCount / 4096))
    workers.forEach(pieces) { piece in
      let range = piece * packedCount / pieces..<(piece + 1) * packedCount / pieces
      for part in slopes.dropFirst() {
        kernels_add(part.pointer + range.lowerBound, Int64(range.count), slopes[0].pointer + range.lowerBound)
      }
    }
    unpack(slopes[0].pointer, 0..<width, to: gradient + map.weights)
    return (loss, correct)
  }

  private struct PartialSum: Sendable {
    var loss = 0.0
    var correct = 0
    var biases: [Double] = []
  }

  // MARK: - Chunks

  static func parts(of count: Int) -> Int { count == 0 ? 0 : max(1, min(16, count / partRows)) }

  static func block(_ number: Int, of count: Int) -> Range<Int> {
    number * blockRows..<min((number + 1) * blockRows, count)
  }

  func pack(_ point: UnsafeBufferPointer<Double>, into packed: UnsafeMutableRawPointer) {
    let start = point.baseAddress.map { $0 + map.weights }
    kernels_affine_pack(kind, start, Int64(width), Int64(outputs), transform.scale, packed)
  }

  private func unpack(
    _ sums: UnsafeMutablePointer<Double>, _ features: Range<Int>, to gradient: UnsafeMutablePointer<Double>
  ) {
    kernels_affine_unpack(
      kind, sums, Int64(width), Int64(outputs), Int64(features.lowerBound), Int64(features.upperBound), transform.scale,
      gradient)
  }

  func biases(of point: UnsafeBufferPointer<Double>) -> UnsafeBufferPointer<Double>? {
    map.biases.map { UnsafeBufferPointer(rebasing: point[$0..<$0 + outputs]) }
  }

  static func add(_ biases: UnsafeBufferPointer<Double>?, to scores: UnsafeMutableBufferPointer<Double>) {
    guard let biases else { return }
    for row in stride(from: 0, to: scores.count, by: biases.count) {
      for score in 0..<biases.count { scores[row + score] += biases[score] }
    }
  }

  private func addBiasSlopes(
    _ slopes: UnsafeMutablePointer<Double>, rows: Int, to gradient: UnsafeMutablePointer<Double>
  ) {
    guard let biases = map.biases else { return }
    let sums = gradient + biases
    for score in 0..<outputs { sums[score] = 0 }
    for row in 0..<rows {
      for score in 0..<outputs { sums[score] += slopes[row * outputs + score] }
    }
  }

  /// Calls a closure with the rows of a batch in the form that products require.
  func withRows<Result>(
    of batch: Batch, in workspace: AffineWorkspace, _ body: (kernels_rows) throws -> Result
  ) rethrows -> Result {
    func rows(_ table: UnsafeRawPointer?, _ positions: UnsafeBufferPointer<Int32>) -> kernels_rows {
      kernels_rows(
        kind: kind, table: table, width: Int64(width), positions: positions.baseAddress, count: Int64(positions.count),
        shift: shift.map { UnsafeRawPointer($0.start) })
    }
    func withTable(_ positions: UnsafeBufferPointer<Int32>) throws -> Result {
      switch features.storage {
      case .bytes(let values): try values.withUnsafeBytes { try body(rows($0.baseAddress, positions)) }
      case .singles(let values): try values.withUnsafeBytes { try body(rows($0.baseAddress, positions)) }
      case .doubles(let values): try values.withUnsafeBytes { try body(rows($0.baseAddress, positions)) }
      }
    }
    guard let order = batch.order, let range = batch.range else {
      return try self.rows.withUnsafeBufferPointer { try withTable($0) }
    }
    return try order.withUnsafeBufferPointer { order in
      let part = UnsafeBufferPointer(rebasing: order[range])
      guard !isWholeTable else { return try withTable(part) }
      let positions = workspace.positions(part.count)
      for (index, row) in part.enumerated() { positions[index] = self.rows[Int(row)] }
      return try withTable(UnsafeBufferPointer(positions))
    }
  }

  func takeWorkspace() -> AffineWorkspace { workspaces.withLock { $0.popLast() } ?? AffineWorkspace() }
  func giveBack(_ workspace: AffineWorkspace) { workspaces.withLock { $0.append(workspace) } }
}
