import Foundation
import Kernels
import PluginLoading

/// Measures the parts of gdplot that have to be fast, and prints a row each.
///
/// Nothing here passes or fails: times depend on the machine. What should hold anywhere is in the ratios.
@main enum Main {
  static func main() {
    // A plugin is checked in a process of its own, which is this program again.
    if CommandLine.arguments.dropFirst().first == PluginProbe.argument {
      exit(PluginProbe.run(CommandLine.arguments.dropFirst(2)))
    }
    kernels_prepare()
    print(MatrixKernel.description)
    print(Row.header)
    do {
      for benchmark in benchmarks { for row in try benchmark() { print(row) } }
    } catch {
      FileHandle.standardError.write(Data("Benchmarks: error: \(error)\n".utf8))
      exit(1)
    }
  }

  private static let benchmarks: [@Sendable () throws -> [Row]] = [
    MatrixProductBenchmark.rows, LossBenchmark.rows, EpochBenchmark.rows, DecimationBenchmark.rows,
    ProcessBenchmark.rows,
  ]
}
