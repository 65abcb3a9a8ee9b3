/// The result of a gradient check.
public struct GradientReport: Sendable {
  /// The number of compared numbers.
  public private(set) var compared = 0
  /// The number of kinks, where there is no unique slope to compare with.
  public private(set) var kinks = 0
  /// The number of positions where the value or a neighbouring one is not finite although the input is.
  public private(set) var undefined = 0
  /// The first of these positions.
  public private(set) var firstUndefined: String?
  /// The number of slopes that are zero to rounding on both sides, where a missing gradient would pass too.
  public private(set) var zeros = 0
  /// The number of compared slopes.
  public private(set) var slopes = 0
  /// The number of values that differ from the expected ones.
  public private(set) var differing = 0
  /// The entries with the largest relative errors (see ``GradientEntry/severity``), worst first; entries that differ
  /// come before those that agree.
  public private(set) var worst: [GradientEntry] = []

  private let kept: Int

  /// Creates an empty report that keeps this many of the worst entries.
  public init(keeping kept: Int = 5) { self.kept = kept }

  /// Adds an entry.
  public mutating func add(_ entry: GradientEntry) {
    count(entry)
    guard entry.outcome == .agrees || entry.outcome == .differs else { return }
    let position = worst.firstIndex { Self.isWorse(entry, than: $0) } ?? worst.count
    guard position < kept else { return }
    worst.insert(entry, at: position)
    if worst.count > kept { worst.removeLast() }
  }

  private mutating func count(_ entry: GradientEntry) {
    switch entry.outcome {
    case .undefined:
      undefined += 1
      firstUndefined = firstUndefined ?? entry.place
    case .kink:
      kinks += 1
    case .differs, .agrees:
      compared += 1
      if entry.outcome == .differs { differing += 1 }
      guard entry.quantity == .slope else { return }
      slopes += 1
      if entry.isZero { zeros += 1 }
    }
  }

  /// Adds the entries of another report.
  public mutating func add(_ other: GradientReport) {
    worst = Array((worst + other.worst).sorted(by: Self.isWorse).prefix(kept))
    compared += other.compared
    differing += other.differing
    slopes += other.slopes
    zeros += other.zeros
    kinks += other.kinks
    undefined += other.undefined
    firstUndefined = firstUndefined ?? other.firstUndefined
  }

  /// Whether all comparisons agree and include at least one slope.
  public var passed: Bool { differing == 0 && slopes > 0 }

  private static func isWorse(_ left: GradientEntry, than right: GradientEntry) -> Bool {
    let (leftDiffers, rightDiffers) = (left.outcome == .differs, right.outcome == .differs)
    return leftDiffers != rightDiffers ? leftDiffers : left.severity > right.severity
  }
}

extension GradientReport: CustomStringConvertible {
  /// A sentence or, if something differs, one line per worst entry.
  public var description: String {
    var remarks = ""
    if zeros > 0 { remarks += "; \(zeros) zero on both sides" }
    if kinks > 0 { remarks += "; \(kinks) more at kinks crossed" }
    if let firstUndefined { remarks += "; \(undefined) not finite, such as \(firstUndefined)" }
    if slopes == 0, differing == 0 { return "no slope could be compared\(remarks)" }
    guard differing > 0 else {
      let error = worst.first?.severity ?? 0
      return "all \(compared) numbers agree with the formula and its central differences (largest relative error "
        + "\(GradientEntry.rounded(error)), \(GradientBand(relativeError: error)))\(remarks)"
    }
    let shown = worst.filter { $0.outcome == .differs }
    let what = shown.contains { $0.quantity == .slope } ? "the gradient is wrong" : "the losses are wrong"
    return "\(what) in \(differing) of \(compared) entries\(remarks); the worst:\n"
      + shown.map { "  \($0)" }.joined(separator: "\n")
  }
}
