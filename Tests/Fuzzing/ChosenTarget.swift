import Foundation
import FuzzTargets

/// The reader that this process fuzzes, named by `GDPLOT_FUZZ_TARGET`.
enum ChosenTarget {
  static let type: (any FuzzTarget.Type)? = {
    let name = ProcessInfo.processInfo.environment["GDPLOT_FUZZ_TARGET"] ?? ""
    if let target = FuzzTargets.named(name) { return target }
    let known = FuzzTargets.all.map { $0.name }.joined(separator: " ")
    FileHandle.standardError.write(Data("GDPLOT_FUZZ_TARGET is one of: \(known)\n".utf8))
    exit(2)
  }()
}
