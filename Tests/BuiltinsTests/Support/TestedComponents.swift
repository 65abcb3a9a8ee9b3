import Builtins
import GradientKit

/// The components that the conformance suites test: every built-in, and some in the form of plugins.
///
/// A new built-in is tested because it is in `BuiltinComponents.all`. A new plugin needs a line in `plugins`, and
/// settings with a row of their own need a spec in the suite.
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

  /// Returns the specs of one kind, defaults first; a component that needs an argument is only tested if it is in
  /// `more`.
  static func specs(of kind: ComponentKind, and more: [String] = []) -> [String] {
    catalog[kind].filter { entry in !entry.settings.contains(where: \.isArgument) }.map(\.name) + more
  }
}
