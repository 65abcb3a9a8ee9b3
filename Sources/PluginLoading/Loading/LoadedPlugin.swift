package import GradientKit

/// A plugin whose types are ready for use.
package struct LoadedPlugin: Sendable {
  /// The plugin in the search path.
  package let plugin: FoundPlugin
  /// SHA-256 of the files it was made from, as in ``FoundPlugin/fingerprint()``.
  package let sha256: String
  /// The types it registered: one, unless the registration functions were written by hand.
  package let types: [any Component.Type]
  /// Messages for the user, in whole lines: the warnings of a compilation just now, or a note that a library replaces
  /// its source.
  package let warnings: String
  /// Whether it was compiled by this call.
  package let wasCompiled: Bool
}
