/// What a gradient check found.
public struct GradientReport: Sendable {
  /// The numbers that were compared.
  public private(set) var compared = 0
  /// Those at kinks, where there is no one slope to compare with.
  public private(set) var kinks = 0
  /// Places where the value or a neighbouring one is not finite, though the input is.
  public private(set) var undefined = 0
  /// The first of these places.
  public private(set) var firstUndefined: String?
  /// Slopes that are zero on both sides, where a gradient that was forgotten would pass too.
  public private(set) var zeros = 0
  /// How many numbers differ from what they should be.
  public private(set) var differing = 0
  /// The entries with the largest relative errors (see ``GradientEntry/severity``), the worst first; those that differ come
  /// before those that agree.
  public private(set) var worst: [GradientEntry] = []

  private let kept: Int

  /// A report without entries, which will keep as many of the worst.
  public init(keeping kept: Int = 5) { self.kept = kept }

  /// Adds an entry.
  public mutating func add(_ entry: GradientEntry) {
    switch entry.outcome {
    case .undefined:
      undefined += 1
      firstUndefined = firstUndefined ?? entry.place
      return
    case .kink:
      kinks += 1
      return
    case .differs:
      differing += 1
      compared += 1
    case .agrees:
      compared += 1
      if entry.quantity == .slope, entry.given == 0, entry.expected == 0 { zeros += 1 }
    }
    let position = worst.firstIndex { Self.isWorse(entry, than: $0) } ?? worst.count
    guard position < kept else { return }
    worst.insert(entry, at: position)
    if worst.count > kept { worst.removeLast() }
  }

  /// Adds another report's entries.
  public mutating func add(_ other: GradientReport) {
    for entry in other.worst { add(entry) }
    compared += other.compared - other.worst.count
    differing += other.differing - other.worst.count { $0.outcome == .differs }
    zeros += other.zeros - other.worst.count { $0.quantity == .slope && $0.given == 0 && $0.expected == 0 }
    kinks += other.kinks
    undefined += other.undefined
    firstUndefined = firstUndefined ?? other.firstUndefined
  }

  /// Whether everything that could be compared agrees, and something could.
  public var passed: Bool { differing == 0 && (compared > 0 || kinks > 0) }

  private static func isWorse(_ left: GradientEntry, than right: GradientEntry) -> Bool {
    let (leftDiffers, rightDiffers) = (left.outcome == .differs, right.outcome == .differs)
    return leftDiffers != rightDiffers ? leftDiffers : left.severity > right.severity
  }
}

extension GradientReport: CustomStringConvertible {
  /// The result in a sentence or, when something differs, a line for each of the worst entries.
  public var description: String {
    var remarks = ""
    if zeros > 0 { remarks += "; \(zeros) zero on both sides" }
    if kinks > 0 { remarks += "; \(kinks) more at kinks crossed" }
    if let firstUndefined { remarks += "; \(undefined) not finite, such as \(firstUndefined)" }
    if compared + kinks == 0 { return "nothing to compare\(remarks)" }
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
