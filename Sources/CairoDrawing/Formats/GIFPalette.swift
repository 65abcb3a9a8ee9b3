/// The colours of a frame: exact if they fit, otherwise a reduced set.
///
/// Too many colours are quantized by cutting boxes (Heckbert 1982): always the box with the largest squared error along
/// its longest axis, at the mean. A colour's weight is the square root of its pixel count, so that thin lines keep
/// their colours beside large areas.
struct GIFPalette {
  /// Colours as 0xRRGGBB in ascending order, at most `limit` of them.
  let colors: [UInt32]
  private let indices: [UInt32: UInt8]

  /// Creates a palette from pixel counts by colour; the highest byte of a colour is ignored.
  init(counts: [UInt32: Int], limit: Int) {
    // The order of a dictionary differs between processes.
    let entries = counts.map { Entry(color: $0.key, count: $0.value) }.sorted { $0.color < $1.color }
    if entries.count <= limit {
      colors = entries.map { $0.color & 0xFFFFFF }
      indices = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($0.element.color, UInt8($0.offset)) })
      return
    }
    var boxes = [Box(entries)]
    while boxes.count < limit, let widest = boxes.indices.max(by: { boxes[$0].error < boxes[$1].error }),
      let (low, high) = boxes[widest].halves
    {
      boxes[widest] = low
      boxes.append(high)
    }
    let colors = Set(boxes.map(\.representative)).sorted()
    let candidates = colors.map(Entry.components)
    indices = Dictionary(
      uniqueKeysWithValues: entries.map { entry in
        var best = (index: 0, distance: Double.infinity)
        for (index, candidate) in candidates.enumerated() {
          let offset = candidate - entry.components
          let distance = (offset * offset).sum()
          if distance < best.distance { best = (index, distance) }
        }
        return (entry.color, UInt8(best.index))
      })
    self.colors = colors
  }

  /// Returns the index of the palette's colour for this one; zero for a colour that was not in `counts`.
  func index(of color: UInt32) -> UInt8 { indices[color] ?? 0 }

  private struct Entry {
    let color: UInt32
    let count: Int
    let components: SIMD4<Double>
    let weight: Double

    init(color: UInt32, count: Int) {
      self.color = color
      self.count = count
      components = Self.components(color)
      weight = Double(count).squareRoot()
    }

    static func components(_ color: UInt32) -> SIMD4<Double> {
      SIMD4(Double(color >> 16 & 0xFF), Double(color >> 8 & 0xFF), Double(color & 0xFF), 0)
    }
  }

  private struct Box {
    private let entries: [Entry]
    private let mean: SIMD4<Double>
    /// Weighted sums of squared distances from the mean, one per axis.
    private let spread: SIMD4<Double>

    init(_ entries: [Entry]) {
      self.entries = entries
      var (sum, weight) = (SIMD4<Double>.zero, 0.0)
      for entry in entries {
        sum += entry.components * entry.weight
        weight += entry.weight
      }
      let mean = sum / max(weight, .leastNormalMagnitude)
      self.mean = mean
      spread = entries.reduce(into: .zero) { spread, entry in
        let offset = entry.components - mean
        spread += offset * offset * entry.weight
      }
    }

    var error: Double { entries.count > 1 ? spread.sum() : 0 }

    /// The two boxes on either side of the mean; `nil` if there is only one colour.
    var halves: (Box, Box)? {
      let axis = (0..<3).max { spread[$0] < spread[$1] } ?? 0
      let low = entries.filter { $0.components[axis] <= mean[axis] }
      let high = entries.filter { $0.components[axis] > mean[axis] }
      return low.isEmpty || high.isEmpty ? nil : (Box(low), Box(high))
    }

    /// The colour of the majority of pixels if there is one, so that areas and lines stay exact; otherwise the mean.
    var representative: UInt32 {
      let total = entries.reduce(0) { $0 + $1.count }
      if let most = entries.first(where: { 2 * $0.count > total }) { return most.color & 0xFFFFFF }
      let rounded = mean.rounded(.toNearestOrAwayFromZero)
      return UInt32(rounded.x) << 16 | UInt32(rounded.y) << 8 | UInt32(rounded.z)
    }
  }
}
