public import GradientKit

/// A plugin that is ready to be used.
public struct LoadedPlugin: Sendable {
  /// The plugin.
  public let plugin: FoundPlugin
  /// The types it registered; one, unless somebody wrote the entry by hand.
  public let types: [any Component.Type]
  /// What the user should be told, whole lines: what the compiler warned of when the plugin was compiled just now, or that
  /// a library stands in for its source.
  public let warnings: String
  /// Whether it was compiled just now.
  public let wasCompiled: Bool
}
