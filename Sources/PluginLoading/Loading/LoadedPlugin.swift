package import GradientKit

/// A plugin that is ready to be used.
package struct LoadedPlugin: Sendable {
  /// The plugin.
  package let plugin: FoundPlugin
  /// SHA-256 of the files it was made from, as ``FoundPlugin/fingerprint()`` has it.
  package let sha256: String
  /// The types it registered; one, unless somebody wrote the entry by hand.
  package let types: [any Component.Type]
  /// What the user should be told, whole lines: what the compiler warned of when the plugin was compiled just now, or that
  /// a library stands in for its source.
  package let warnings: String
  /// Whether it was compiled just now.
  package let wasCompiled: Bool
}
