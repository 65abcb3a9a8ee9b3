import Builtins
import Datasets
import GradientKit

/// Components as the command line names them, of every kind.
enum SpecTarget: FuzzTarget {
  static let name = "spec"

  static func read(_ bytes: [UInt8]) throws {
    let spec = Spec(String(decoding: bytes, as: UTF8.self))
    for kind in ComponentKind.allCases {
      do { _ = try catalog.make(kind, spec) } catch { _ = "\(error)" }
    }
  }

  private static let catalog: Catalog = {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try? catalog.register(type) }
    for type in ShippedDataSources.all { try? catalog.register(type) }
    return catalog
  }()
}
