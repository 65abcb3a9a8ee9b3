@preconcurrency internal import Kernels
import Synchronization

/// The mean loss of scores W x + b, worked out straight from the rows of a table as they are stored.
///
/// The order of sums depends on the number of examples alone, not on cores: up to `partRows` examples are one part, and
/// cores share out its rows on the way forward and its features on the way back; more are up to sixteen parts, each of
/// which goes forward and back block by block while the rows are in cache.
final class AffineRisk: @unchecked Sendable {
  private let map: AffineMap
  private let supervision: Supervision
  private let features: FeatureTable
  private let transform: FeatureTransform
  private let rows: [Int32]
  private let workers: Workers
  private let kind: kernels_kind
  private let isSingle: Bool
  /// What is subtracted from features, in the precision of products.
  private let shift: AlignedBuffer?
  /// Whether row i of the mean is row i of the table.
  private let isWholeTable: Bool
  private let rooms = Mutex<[Room]>([])

  private static let blockRows = 64
  private static let partRows = 1024
  /// So many rows make weights not worth packing.
  private static let fewRows = 2
  /// So many rows have their gradient in one pass.
  private static let shortRows = 32
  /// Fewer multiplications than these are done before another core has begun.
  private static let sharedWork = 1_500_000

  private var width: Int { features.width }
  private var outputs: Int { supervision.outputs }
  /// How many numbers packed weights are.
  private var packedCount: Int { outputs * ((width + 7) / 8 * 8) }

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

  /// The mean loss over a batch, and how many classes are predicted right where `counting`.
  ///
  /// The gradient by W and b is written over that part of `gradient`.
  func total(
    at point: [Double], on batch: Batch, gradient: UnsafeMutablePointer<Double>?, counting: Bool
  ) -> (loss: Double, correct: Int) {
    let room = takeRoom()
    defer { giveBack(room) }
    return withRows(of: batch, in: room) { rows in
      point.withUnsafeBufferPointer { point in
        let isFew = rows.count <= Self.fewRows
        let weights = isFew ? nil : room.packed(0, packedCount)
        if let weights { pack(point, into: weights) }
        let task = Task(
          risk: self, rows: rows, weights: weights, unpacked: point.baseAddress.map { $0 + map.weights },
          biases: biases(of: point), counting: counting,
          share: gradient == nil ? nil : 1 / Double(rows.count), room: room)
        let sums = Self.parts(of: Int(rows.count)) == 1 ? onePart(task, gradient) : manyParts(task, gradient)
        return (sums.loss / Double(rows.count), sums.correct)
      }
    }
  }

  /// The losses of single examples.
  func exampleLosses(at point: [Double]) -> [Double] {
    let room = takeRoom()
    defer { giveBack(room) }
    return withRows(of: .all, in: room) { rows in
      point.withUnsafeBufferPointer { point in
        let weights = room.packed(0, packedCount)
        pack(point, into: weights)
        let task = Task(
          risk: self, rows: rows, weights: weights, unpacked: nil, biases: biases(of: point), counting: false,
          share: nil, room: room)
        let block = room.block(0, rows: Self.blockRows, outputs: outputs)
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

  /// The mean losses over a batch at places of a section.
  func losses(on section: Section, at places: [[Double]], of batch: Batch) -> [Double] {
    let room = takeRoom()
    defer { giveBack(room) }
    return withRows(of: batch, in: room) { rows in
      let basis = [section.origin] + section.directions
      let biases = basis.map { point in point.withUnsafeBufferPointer { self.biases(of: $0).map(Array.init) ?? [] } }
      for (index, point) in basis.enumerated() {
        point.withUnsafeBufferPointer { pack($0, into: room.packed(index, packedCount)) }
      }
      let directions = basis.indices.map {
        Direction(weights: room.packed($0, packedCount), biases: biases[$0])
      }
      let sums = sums(over: rows, of: places.count) { range, part, losses in
        self.addLosses(of: range, in: rows, basis: directions, places: places[part], to: losses)
      }
      return sums.map { $0 / Double(rows.count) }
    }
  }

  /// The mean of what the loss's formula says over a batch, at a point with one coordinate moved, for each of `moves`.
  ///
  /// Scores are worked out once; a moved weight changes one column of them.
  func values(around point: [Double], at moves: [Displacement], on batch: Batch) -> [Double] {
    let room = takeRoom()
    defer { giveBack(room) }
    return withRows(of: batch, in: room) { rows in
      point.withUnsafeBufferPointer { point in
        let weights = room.packed(0, packedCount)
        pack(point, into: weights)
        let origin = Direction(weights: weights, biases: biases(of: point).map(Array.init) ?? [])
        // Feature by feature, so that each column of the table is read once a block.
        let changes = moves.enumerated().map { (self.change(of: $1, at: point), $0) }.sorted {
          ($0.0.feature, $0.0.score, $0.1) < ($1.0.feature, $1.0.score, $1.1)
        }
        let sums = sums(over: rows, of: changes.count) { range, part, losses in
          self.addLosses(of: range, in: rows, origin: origin, changes: changes[part], to: losses)
        }
        var values = [Double](repeating: 0, count: moves.count)
        for (sum, change) in zip(sums, changes) { values[change.1] = sum / Double(rows.count) }
        return values
      }
    }
  }

  // MARK: - One evaluation

  /// What the parts of an evaluation share.
  private struct Task: @unchecked Sendable {
    let risk: AffineRisk
    let rows: kernels_rows
    /// W as products of many rows take it; `nil` where there are few.
    let weights: UnsafeMutableRawPointer?
    /// W as it is.
    let unpacked: UnsafePointer<Double>?
    let biases: UnsafeBufferPointer<Double>?
    let counting: Bool
    /// What slopes are multiplied by; `nil` where none are wanted.
    let share: Double?
    let room: Room

    /// Writes scores, losses and slopes of some rows; how many are right.
    func evaluate(_ range: Range<Int>, into block: Block) -> Int {
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

    /// Writes the gradient by W of few rows.
    func writeGradient(from block: Block, to gradient: UnsafeMutablePointer<Double>) {
      let slopes = risk.isSingle ? UnsafeRawPointer(block.operand) : UnsafeRawPointer(block.slopes)
      withUnsafePointer(to: rows) {
        kernels_affine_gradient($0, 0, $0.pointee.count, slopes, Int64(risk.outputs), risk.transform.scale, gradient)
      }
    }

    /// Adds the slopes of some rows by the weights of some features.
    func pullBack(
      _ range: Range<Int>, features: Range<Int>, from block: Block, to sums: UnsafeMutablePointer<Double>, adds: Bool
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
    let block = task.room.block(0, rows: count, outputs: outputs)
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
    let sums = task.room.sums(0, packedCount)
    let place = SendablePointer(gradient + map.weights)
    @Sendable func back(_ features: Range<Int>) {
      task.pullBack(0..<count, features: features, from: block, to: sums.pointer, adds: false)
      unpack(sums.pointer, features, to: place.pointer)
    }
    if isShared {
      // Pieces that begin where registers do.
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
    let rooms = (0..<parts).map { task.room.block($0, rows: Self.blockRows, outputs: outputs) }
    let slopes = (0..<parts).map { task.room.sums($0, packedCount) }
    let sums = Mutex([PartialSum](repeating: PartialSum(), count: parts))
    workers.forEach(parts) { part in
      let block = rooms[part]
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

  // MARK: - Many values at once

  /// Sums of losses over rows, `count` of them side by side: `add` adds those of a block of rows to a part of the sums.
  private func sums(
    over rows: kernels_rows, of count: Int,
    _ add: @Sendable (_ rows: Range<Int>, _ part: Range<Int>, _ losses: UnsafeMutableBufferPointer<Double>) -> Void
  ) -> [Double] {
    let rowCount = Int(rows.count)
    let blocks = (rowCount + Self.blockRows - 1) / Self.blockRows
    // The same parts as of a single value, so that both are the same sums.
    let parts = Self.parts(of: rowCount)
    // Few parts leave cores idle; then the sums are shared out as well.
    let chunks = min(count, max(1, 16 / parts))
    guard parts > 0, chunks > 0 else { return [Double](repeating: .nan, count: count) }
    let partial = Mutex([[Double]](repeating: [], count: parts * chunks))
    workers.forEach(parts * chunks) { task in
      let (part, chunk) = (task / chunks, task % chunks)
      let range = chunk * count / chunks..<(chunk + 1) * count / chunks
      var sums = [Double](repeating: 0, count: range.count)
      sums.withUnsafeMutableBufferPointer { sums in
        for number in part * blocks / parts..<(part + 1) * blocks / parts {
          add(Self.block(number, of: rowCount), range, sums)
        }
      }
      partial.withLock { $0[task] = sums }
    }
    let sums = partial.withLock { $0 }
    return (0..<chunks).flatMap { chunk in
      sums[chunk].indices.map { place in (0..<parts).reduce(0.0) { $0 + sums[$1 * chunks + chunk][place] } }
    }
  }

  private func addLosses(
    of range: Range<Int>, in rows: kernels_rows, basis: [Direction],
    places: ArraySlice<[Double]>, to sums: UnsafeMutableBufferPointer<Double>
  ) {
    let positions = UnsafeBufferPointer(start: rows.positions + range.lowerBound, count: range.count)
    let cells = range.count * outputs
    let scores = basis.map { self.scores(of: range, in: rows, along: $0) }
    var (sum, slopes) = ([Double](repeating: 0, count: cells), [Double](repeating: 0, count: cells))
    var losses = [Double](repeating: 0, count: range.count)
    for (index, place) in places.enumerated() {
      sum.withUnsafeMutableBufferPointer { sum in
        for cell in 0..<cells { sum[cell] = scores[0][cell] }
        for (coordinate, direction) in zip(place, scores.dropFirst()) {
          for cell in 0..<cells { sum[cell] += coordinate * direction[cell] }
        }
        losses.withUnsafeMutableBufferPointer { losses in
          slopes.withUnsafeMutableBufferPointer { slopes in
            supervision.judge(UnsafeBufferPointer(sum), of: positions, losses: losses, slopes: slopes)
          }
          for loss in losses { sums[index] += loss }
        }
      }
    }
  }

  /// What a moved parameter changes: a score, by a number times a feature or by the number itself.
  private struct Change: Sendable {
    /// Its feature; the number of features for a bias, whose feature is 1.
    var feature: Int
    var score: Int
    var offset: Double
  }

  private func change(of move: Displacement, at point: UnsafeBufferPointer<Double>) -> Change {
    let offset = move.value - point[move.index]
    if let biases = map.biases, (biases..<biases + outputs).contains(move.index) {
      return Change(feature: width, score: move.index - biases, offset: offset)
    }
    let (score, feature) = (move.index - map.weights).quotientAndRemainder(dividingBy: width)
    return Change(feature: feature, score: score, offset: offset)
  }

  private func addLosses(
    of range: Range<Int>, in rows: kernels_rows, origin: Direction,
    changes: ArraySlice<(Change, Int)>, to sums: UnsafeMutableBufferPointer<Double>
  ) {
    let positions = UnsafeBufferPointer(start: rows.positions + range.lowerBound, count: range.count)
    let outputs = outputs
    var scores = self.scores(of: range, in: rows, along: origin)
    var before = [Double](repeating: 0, count: range.count)
    var column = before
    var losses = before
    var feature = -1
    for (index, (change, _)) in changes.enumerated() {
      if change.feature != feature {
        feature = change.feature
        for row in 0..<range.count { column[row] = feature == width ? 1 : value(of: feature, at: Int(positions[row])) }
      }
      scores.withUnsafeMutableBufferPointer { scores in
        losses.withUnsafeMutableBufferPointer { losses in
          for row in 0..<range.count {
            let cell = row * outputs + change.score
            before[row] = scores[cell]
            scores[cell] += change.offset * column[row]
          }
          supervision.value(UnsafeBufferPointer(scores), of: positions, losses: losses)
          for row in 0..<range.count { scores[row * outputs + change.score] = before[row] }
          for loss in losses { sums[index] += loss }
        }
      }
    }
  }

  private func value(of feature: Int, at row: Int) -> Double {
    (features[row, feature] - (transform.shift?[feature] ?? 0)) * (transform.scale?[feature] ?? 1)
  }

  private func scores(of range: Range<Int>, in rows: kernels_rows, along direction: Direction) -> [Double] {
    [Double](unsafeUninitializedCapacity: range.count * outputs) { scores, count in
      count = range.count * outputs
      withUnsafePointer(to: rows) {
        kernels_affine_predict(
          $0, Int64(range.lowerBound), Int64(range.count), direction.weights, Int64(outputs), scores.baseAddress)
      }
      direction.biases.withUnsafeBufferPointer {
        Self.add($0.isEmpty ? nil : $0, to: UnsafeMutableBufferPointer(rebasing: scores[..<count]))
      }
    }
  }

  // MARK: - Pieces

  private static func parts(of count: Int) -> Int { count == 0 ? 0 : max(1, min(16, count / partRows)) }

  private static func block(_ number: Int, of count: Int) -> Range<Int> {
    number * blockRows..<min((number + 1) * blockRows, count)
  }

  private func pack(_ point: UnsafeBufferPointer<Double>, into packed: UnsafeMutableRawPointer) {
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

  private func biases(of point: UnsafeBufferPointer<Double>) -> UnsafeBufferPointer<Double>? {
    map.biases.map { UnsafeBufferPointer(rebasing: point[$0..<$0 + outputs]) }
  }

  private static func add(_ biases: UnsafeBufferPointer<Double>?, to scores: UnsafeMutableBufferPointer<Double>) {
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

  /// The rows of a batch, as products take them.
  private func withRows<Result>(
    of batch: Batch, in room: Room, _ body: (kernels_rows) throws -> Result
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
      let positions = room.positions(part.count)
      for (index, row) in part.enumerated() { positions[index] = self.rows[Int(row)] }
      return try withTable(UnsafeBufferPointer(positions))
    }
  }

  private func takeRoom() -> Room { rooms.withLock { $0.popLast() } ?? Room() }
  private func giveBack(_ room: Room) { rooms.withLock { $0.append(room) } }
}

/// Scores, losses and slopes of some rows.
private struct Block: @unchecked Sendable {
  let scores: UnsafeMutablePointer<Double>
  let slopes: UnsafeMutablePointer<Double>
  let losses: UnsafeMutablePointer<Double>
  /// The slopes in single precision.
  let operand: UnsafeMutableRawPointer

  func advanced(_ rows: Int, _ outputs: Int) -> Block {
    Block(
      scores: scores + rows * outputs, slopes: slopes + rows * outputs, losses: losses + rows,
      operand: operand + 4 * rows * outputs)
  }
}

private struct SendablePointer: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Double>
  init(_ pointer: UnsafeMutablePointer<Double>) { self.pointer = pointer }
}

/// A point of parameter space, as products take it.
private struct Direction: @unchecked Sendable {
  let weights: UnsafeMutableRawPointer
  let biases: [Double]
}

/// What an evaluation writes to, kept for the next: allocating a quarter of a megabyte a step costs more than a small step.
private final class Room: @unchecked Sendable {
  private var packed: [AlignedBuffer] = []
  private var sums: [AlignedBuffer] = []
  private var blocks: [AlignedBuffer] = []
  private var order: AlignedBuffer?

  func packed(_ index: Int, _ count: Int) -> UnsafeMutableRawPointer { Self.buffer(index, 8 * count, &packed).start }

  func sums(_ index: Int, _ count: Int) -> SendablePointer {
    SendablePointer(Self.buffer(index, 8 * count, &sums).doubles)
  }

  func positions(_ count: Int) -> UnsafeMutableBufferPointer<Int32> {
    let buffer = order.flatMap { $0.byteCount >= 4 * count ? $0 : nil } ?? AlignedBuffer(byteCount: 4 * count)
    order = buffer
    return UnsafeMutableBufferPointer(start: buffer.start.assumingMemoryBound(to: Int32.self), count: count)
  }

  func block(_ index: Int, rows: Int, outputs: Int) -> Block {
    let cells = rows * outputs
    let start = Self.buffer(index, 8 * (2 * cells + rows) + 4 * cells, &blocks).doubles
    return Block(
      scores: start, slopes: start + cells, losses: start + 2 * cells,
      operand: UnsafeMutableRawPointer(start + 2 * cells + rows))
  }

  private static func buffer(_ index: Int, _ byteCount: Int, _ buffers: inout [AlignedBuffer]) -> AlignedBuffer {
    while buffers.count <= index { buffers.append(AlignedBuffer(byteCount: byteCount)) }
    if buffers[index].byteCount < byteCount { buffers[index] = AlignedBuffer(byteCount: byteCount) }
    return buffers[index]
  }
}
