import Foundation
import Kernels

/// The processor kernel that the matrix library chose, and whether it suits the processor.
enum MatrixKernel {
  /// The kernel, with a warning where the processor could do better.
  static var description: String {
    let name = String(cString: kernels_matrix_kernel())
    var text = "matrix kernel: \(name)"
    if let set = missedInstructions(of: name) {
      let variable = "OPENBLAS_CORETYPE"
      let cause =
        ProcessInfo.processInfo.environment[variable].map { "\(variable)=\($0) asks for it" }
        ?? "the OpenBLAS of this machine is too old, or was built for one processor"
      text += "\nwarning: this processor has \(set), which the kernel does not use; \(cause)"
    }
    return text
  }

  /// The best instruction set that the processor has and the kernel does not use, if there is one.
  private static func missedInstructions(of kernel: String) -> String? {
    let known = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let flags = Set(known.split(separator: "\n").first { $0.hasPrefix("flags") }?.split(separator: " ") ?? [])
    let wide = ["Haswell", "Zen", "Excavator", "SkylakeX", "Cooperlake", "SapphireRapids"]
    return flags.contains("avx2") && !wide.contains(kernel) ? "AVX2" : nil
  }
}
