/// Why a figure that was made again is not the one it should be.
enum ReplayError: Error, Equatable, CustomStringConvertible {
  /// The bytes are other ones.
  case differs(path: String, reason: String)

  var description: String {
    switch self {
    case .differs(let path, let reason): "made again, \(path) has other bytes: \(reason)"
    }
  }
}
