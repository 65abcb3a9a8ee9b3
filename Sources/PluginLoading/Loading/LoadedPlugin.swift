public import GradientKit

/// A plugin that is ready to be used.
public struct LoadedPlugin: Sendable {
  /// The plugin.
  public let plugin: FoundPlugin
  /// The type it registered.
  public let types: [any Component.Type]
  /// What the compiler warned of, when the plugin was compiled just now; else empty.
  public let warnings: String
  /// Whether it was compiled just now.
  public let wasCompiled: Bool
}
