import GradientKit

/// Components as the command line names them, of every kind.
enum SpecTarget: FuzzTarget {
  static let name = "spec"

  static func read(_ bytes: [UInt8]) throws {
    let spec = Spec(String(decoding: bytes, as: UTF8.self))
    for kind in ComponentKind.allCases {
      do { _ = try WholeCatalog.builtins.make(kind, spec) } catch { _ = "\(error)" }
    }
  }
}
