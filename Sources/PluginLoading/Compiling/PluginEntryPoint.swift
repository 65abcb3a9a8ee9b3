/// The functions through which a compiled plugin is registered.
///
/// They are C functions, found by name. The names carry the version of what they mean and the kit the plugin was compiled
/// against: a plugin made for another one is recognised by reading its file, before it is loaded.
struct PluginEntryPoint {
  /// The version of the agreement between a plugin and its host.
  static let version = 2

  /// How the names of all these functions begin.
  static let prefix = "gdplot_"

  /// The function that appends the plugin's type to the `[any Component.Type]` it is handed.
  static func registerSymbol(version: Int = version) -> String { "gdplot_register_v\(version)" }
  /// The function whose name is all that matters: it says which kit the plugin was compiled against.
  static func kitSymbol(_ fingerprint: String) -> String { "gdplot_kit_\(fingerprint)" }

  /// Swift source of these functions for a type.
  static func source(registering type: String, kit fingerprint: String) -> String {
    """
    import GradientKit

    @c(\(registerSymbol()))
    public func registerPlugin(_ types: UnsafeMutableRawPointer) {
      types.assumingMemoryBound(to: [any Component.Type].self).pointee.append(\(type).self)
    }

    @c(\(kitSymbol(fingerprint)))
    public func pluginKit() {}

    """
  }
}
