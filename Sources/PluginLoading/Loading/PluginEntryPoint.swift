/// The functions through which a compiled plugin is registered.
///
/// They are C functions found by name. The names contain the version of the interface and the kit the plugin was
/// compiled against, so that an incompatible plugin is detected by reading its file, before it is loaded.
package struct PluginEntryPoint {
  /// The version of the interface between a plugin and its host.
  static let version = 2

  /// The common prefix of these functions' names.
  static let prefix = "gdplot_"

  /// Returns the name of the function that appends the plugin's type to an `[any Component.Type]`.
  static func registerSymbol(version: Int = version) -> String { "gdplot_register_v\(version)" }
  /// Returns the name of the function that is never called: its name identifies the kit the plugin was compiled
  /// against.
  static func kitSymbol(_ fingerprint: String) -> String { "gdplot_kit_\(fingerprint)" }

  /// Returns Swift source that defines these functions for a type.
  package static func source(registering type: String, kit fingerprint: String) -> String {
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
