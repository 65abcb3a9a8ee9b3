/// The functions through which a compiled plugin is registered.
///
/// They are C functions, found by name, and the name carries the version of what they mean: a plugin made for another
/// version is recognised before any of its code runs.
struct PluginEntryPoint {
  /// The version of the agreement between a plugin and its host.
  static let version = 1

  /// The function that appends the plugin's type to the `[any Component.Type]` it is handed.
  static func registerSymbol(version: Int = version) -> String { "gdplot_register_v\(version)" }
  /// The function that returns the fingerprint of the kit the plugin was compiled against, as a C string.
  static let kitSymbol = "gdplot_kit"

  /// Swift source of these functions for a type.
  static func source(registering type: String, kit fingerprint: String) -> String {
    """
    import GradientKit

    @c(\(registerSymbol()))
    public func registerPlugin(_ types: UnsafeMutableRawPointer) {
      types.assumingMemoryBound(to: [any Component.Type].self).pointee.append(\(type).self)
    }

    @c(\(kitSymbol))
    public func pluginKit() -> UnsafePointer<CChar> {
      UnsafeRawPointer(("\(fingerprint)" as StaticString).utf8Start).assumingMemoryBound(to: CChar.self)
    }

    """
  }
}
