import Builtins
import GradientKit

/// The built-ins by name, as the command line finds them.
enum BuiltinCatalog {
  static func schedule(_ spec: String) throws -> any Schedule { try catalog().schedule(Spec(spec)) }
  static func smoother(_ spec: String) throws -> any Smoother { try catalog().smoother(Spec(spec)) }
  static func surface(_ spec: String) throws -> any Surface { try catalog().surface(Spec(spec)) }

  /// Returns the names of one kind.
  static func names(of kind: ComponentKind) -> [String] {
    BuiltinComponents.all.filter { ComponentKind(of: $0) == kind }.map { $0.name }
  }

  private static func catalog() throws -> Catalog {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    return catalog
  }
}
