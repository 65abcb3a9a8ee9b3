#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Why the system refused what it was asked for last, in the system's words.
package struct SystemFailure: Error, CustomStringConvertible {
  /// The system's number of the reason.
  package let number: Int32
  /// The reason in words.
  package let description: String

  /// The reason for an error number; that of the last failed call unless given.
  package init(_ number: Int32 = errno) {
    self.number = number
    description = strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}
