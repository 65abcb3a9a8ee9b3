import Descent
import GradientKit
import Studies
import Wording

/// A line an epoch: parameters, losses and gradient norm.
struct EpochLog: Sendable {
  private let every: Int
  private let write: @Sendable (String) -> Void

  /// A log that writes every so many epochs.
  init(every: Int, write: @escaping @Sendable (String) -> Void) {
    self.every = every
    self.write = write
  }

  /// Writes the line of an epoch: θ after it, and the loss on its last batch before and after the last update.
  func record(_ report: EpochReport, label: String) {
    guard report.epoch % every == 0 else { return }
    var line = "\(label)epoch \(report.epoch)  "
    if report.parameters.count <= 4 {
      line += "w \(report.parameters.map(Self.short).joined(separator: " "))"
    } else {
      line += "‖w‖ \(Self.short(euclideanNorm(report.parameters)))"
    }
    let before = report.lossBefore.map { Self.short($0) + " → " } ?? ""
    line += "  loss \(before)\(Self.short(report.lossAfter))"
    if let norm = report.gradientNorm { line += "  ‖g‖ \(Self.short(norm))" }
    write(line + "\n")
  }

  /// Eight significant digits.
  static func short(_ value: Double) -> String { NumberText(value, .short(8)).plain }
}
