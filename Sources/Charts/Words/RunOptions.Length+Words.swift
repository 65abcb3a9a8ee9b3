import Experiments

extension RunOptions.Length {
  /// How long a run is: `20 epochs`; on a surface an epoch is a step.
  func words(onSurface isSurface: Bool) -> String {
    switch self {
    case .epochs(let count) where !isSurface: "\(count.grouped) epoch\(count == 1 ? "" : "s")"
    case .epochs(let count), .steps(let count): "\(count.grouped) step\(count == 1 ? "" : "s")"
    }
  }
}
