/// A reader of untrusted files, which is fuzzed with arbitrary bytes.
///
/// For any bytes, it must return a value or throw an error; a trap, a hang or unbounded memory is a failure.
package protocol FuzzTarget: Sendable {
  /// The name on the command line and of the folder of its inputs.
  static var name: String { get }
  /// Reads the bytes and uses the result as gdplot does; throwing an error is valid.
  static func read(_ bytes: [UInt8]) throws
  /// Returns the bytes with a change that mutation of single bytes rarely finds; `nil` to mutate single bytes.
  static func changed(_ bytes: [UInt8], by random: inout some RandomNumberGenerator) -> [UInt8]?
}

extension FuzzTarget {
  /// Returns `nil`, so that single bytes are mutated.
  package static func changed(_ bytes: [UInt8], by random: inout some RandomNumberGenerator) -> [UInt8]? { nil }
}
