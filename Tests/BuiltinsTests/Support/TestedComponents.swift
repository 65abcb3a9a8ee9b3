import Builtins
import GradientKit

/// What the conformance suites are run over: every built-in, and a few as a plugin's author would write them.
///
/// A new built-in joins by being in `BuiltinComponents.all`; a new plugin by a line in `plugins`; settings worth a row of their own
/// by a spec in the suite.
enum TestedComponents {
  static let plugins: [any Component.Type] = [
    Huber.self, TwoLayers.self,
  ]

  static let catalog: Catalog = {
    var catalog = Catalog()
    for type in BuiltinComponents.all + plugins {
      do {
        try catalog.register(type)
      } catch {
        preconditionFailure("\(error)")
      }
    }
    return catalog
  }()

  /// The specs of one kind, defaults first; a component that needs an argument is among `more` or is not tested.
  static func specs(of kind: ComponentKind, and more: [String] = []) -> [String] {
    catalog[kind].filter { entry in !entry.settings.contains(where: \.isArgument) }.map(\.name) + more
  }
}
