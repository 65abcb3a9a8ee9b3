import GradientKit

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A plugin's library in this process.
///
/// It stays there: its types may be in use anywhere.
struct PluginImage {
  /// The types the plugin registered.
  let types: [any Component.Type]

  /// Loads `library`, made from `file`, for a program whose kit has this fingerprint.
  ///
  /// - Throws: ``PluginError`` before any code of the plugin runs, when it was made for something else.
  init(library: String, file: String, kit fingerprint: String) throws {
    // Without a slash the system would look in its own folders.
    let path = library.contains("/") ? library : "./" + library
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw PluginError.notLoadable(file: file, words: dlerror().map { String(cString: $0) } ?? "no reason given")
    }
    guard let register = dlsym(handle, PluginEntryPoint.registerSymbol()) else {
      for version in 0...PluginEntryPoint.version + 10
      where dlsym(handle, PluginEntryPoint.registerSymbol(version: version)) != nil {
        throw PluginError.otherEntry(file: file, version: version)
      }
      throw PluginError.noEntry(file: file)
    }
    guard let kit = dlsym(handle, PluginEntryPoint.kitSymbol) else { throw PluginError.noEntry(file: file) }
    let compiledAgainst = unsafeBitCast(kit, to: (@convention(c) () -> UnsafePointer<CChar>).self)()
    guard String(cString: compiledAgainst) == fingerprint else { throw PluginError.otherKit(file: file) }

    var types: [any Component.Type] = []
    withUnsafeMutablePointer(to: &types) {
      unsafeBitCast(register, to: (@convention(c) (UnsafeMutableRawPointer) -> Void).self)(UnsafeMutableRawPointer($0))
    }
    // A type that conforms to another copy of the contracts can be called like any other, but every cast of it fails.
    for type in types where ComponentKind(of: type) == nil {
      throw (type as Any.Type) is any Component.Type
        ? PluginError.notAComponent(file: file, type: "\(type)") : PluginError.foreignKit(file: file)
    }
    guard !types.isEmpty else { throw PluginError.noEntry(file: file) }
    self.types = types
  }
}
