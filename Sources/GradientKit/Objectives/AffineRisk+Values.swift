@preconcurrency internal import Kernels
import Synchronization

/// Many values at once: scores are computed once, and each value updates them.
extension AffineRisk {
  /// Returns the mean losses over a batch at places of a section.
  func losses(on section: Section, at places: [[Double]], of batch: Batch) -> [Double] {
    let workspace = takeWorkspace()
    defer { giveBack(workspace) }
    return withRows(of: batch, in: workspace) { rows in
      let basis = [section.origin] + section.directions
      let biases = basis.map { point in point.withUnsafeBufferPointer { self.biases(of: $0).map(Array.init) ?? [] } }
      for (index, point) in basis.enumerated() {
        point.withUnsafeBufferPointer { pack($0, into: workspace.packed(index, packedCount)) }
      }
      let directions = basis.indices.map {
        Direction(weights: workspace.packed($0, packedCount), biases: biases[$0])
      }
      let sums = sums(over: rows, of: places.count) { range, part, losses in
        self.addLosses(of: range, in: rows, basis: directions, places: places[part], to: losses)
      }
      return sums.map { $0 / Double(rows.count) }
    }
  }

  /// Returns the mean of the loss's formula over a batch, at a point with one coordinate moved, for each of `moves`.
  ///
  /// Scores are computed once; a moved weight changes one column of them.
  func values(around point: [Double], at moves: [Displacement], on batch: Batch) -> [Double] {
    let workspace = takeWorkspace()
    defer { giveBack(workspace) }
    return withRows(of: batch, in: workspace) { rows in
      point.withUnsafeBufferPointer { point in
        let weights = workspace.packed(0, packedCount)
        pack(point, into: weights)
        let origin = Direction(weights: weights, biases: biases(of: point).map(Array.init) ?? [])
        // Sorted by feature, so that each column of the table is read once per block.
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

  /// Returns `count` sums of losses over rows, computed side by side; `add` adds those of a block of rows to a partial
  /// sum.
  private func sums(
    over rows: kernels_rows, of count: Int,
    _ add: @Sendable (_ rows: Range<Int>, _ part: Range<Int>, _ losses: UnsafeMutableBufferPointer<Double>) -> Void
  ) -> [Double] {
    let rowCount = Int(rows.count)
    let blocks = (rowCount + Self.blockRows - 1) / Self.blockRows
    // The parts of a single value, so that both give the same sums.
    let parts = Self.parts(of: rowCount)
    // Few parts leave cores idle, so the sums are divided among the cores too.
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

  /// The effect of a moved parameter on a score: a number times a feature, or the number itself.
  private struct Change: Sendable {
    /// The index of the feature; the number of features for a bias, whose feature is 1.
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
}

/// A direction of parameter space in the form that products require.
private struct Direction: @unchecked Sendable {
  let weights: UnsafeMutableRawPointer
  let biases: [Double]
}
