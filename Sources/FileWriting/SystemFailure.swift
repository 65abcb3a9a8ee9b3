#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The reason why a system call failed.
package struct SystemFailure: Error, CustomStringConvertible {
  /// The error number, as in `errno`.
  package let number: Int32
  /// The system's text for the error number.
  package let description: String

  /// Creates the reason for an error number, by default that of the last failed call.
  package init(_ number: Int32 = errno) {
    self.number = number
    description = strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}
