#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long ago something was.
enum RunAge {
  /// The time, in seconds since 1970.
  static var now: Int64 { Int64(time(nil)) }

  /// The time since then, in its largest unit.
  static func text(since then: Int64) -> String {
    let seconds = max(0, now - then)
    return switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min"
    case ..<86_400: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) d"
    }
  }
}

/// How much room something takes.
enum ByteText {
  /// The bytes, in their largest unit.
  static func text(_ count: Int) -> String {
    switch count {
    case ..<1000: "\(count) B"
    case ..<1_000_000: "\(count / 1000) kB"
    case ..<1_000_000_000: "\(count / 1_000_000) MB"
    default: "\(count / 1_000_000_000).\(count / 100_000_000 % 10) GB"
    }
  }
}
