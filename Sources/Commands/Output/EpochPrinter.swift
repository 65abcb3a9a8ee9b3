import ArgumentParser
import Descent
import GradientKit
import Studies
import Wording

/// Prints one line per epoch with parameters, losses and gradient norm; for small models also one per single-example
/// update.
struct EpochPrinter: Sendable {
  /// The number of epochs between lines.
  let every: Int
  private let write: @Sendable (String) -> Void

  /// Creates a printer that writes a line every `every` epochs.
  init(every: Int, write: @escaping @Sendable (String) -> Void) {
    self.every = every
    self.write = write
  }

  /// Prints the line of an epoch: θ after it, and the loss on its last batch before and after the last update.
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

  /// Prints the line of a single-example update, for models with at most four parameters.
  func record(_ report: UpdateReport, label: String) {
    guard report.gradient.count <= 4 else { return }
    func joined(_ values: [Double]) -> String { values.map(Self.short).joined(separator: " ") }
    write(
      "\(label)  example \(report.example)  w \(joined(report.parameters))  loss \(Self.short(report.loss))  "
        + "g \(joined(report.gradient))\n")
  }

  /// Returns a number with eight significant digits.
  static func short(_ value: Double) -> String { NumberText(value, .short(8)).plain }
}

/// The printing of epochs: part of the group "numbers".
struct VerboseOptions: ParsableArguments {
  @Flag(help: "Print a line an epoch: parameters, loss on the last batch before and after its update, gradient norm.")
  var verbose = false

  @Option(help: ArgumentHelp("With --verbose, a line every so many epochs.", valueName: "n"))
  var every = 1

  mutating func validate() throws {
    guard every >= 1 else { throw ValidationError("--every must be 1 or more, but is \(every).") }
  }

  /// Returns the printer for `--verbose`; `nil` without it.
  func log(to write: @escaping @Sendable (String) -> Void) -> EpochPrinter? {
    verbose ? EpochPrinter(every: every, write: write) : nil
  }
}
