/// Something that reads what anybody may have written, to be given any bytes at all.
///
/// Whatever they are, a value or an error comes out: a trap, a hang or memory without end is a fault.
package protocol FuzzTarget: Sendable {
  /// What it is called on the command line and in the folder of its inputs.
  static var name: String { get }
  /// Reads the bytes, and does with what they say what gdplot would; errors are answers like others.
  static func read(_ bytes: [UInt8]) throws
  /// The bytes with something changed that changes of single bytes would hardly come upon; `nil` to have those.
  static func changed(_ bytes: [UInt8], by random: inout some RandomNumberGenerator) -> [UInt8]?
}

extension FuzzTarget {
  /// Nothing but changes of single bytes.
  package static func changed(_ bytes: [UInt8], by random: inout some RandomNumberGenerator) -> [UInt8]? { nil }
}
