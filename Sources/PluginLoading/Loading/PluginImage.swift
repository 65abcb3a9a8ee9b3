package import GradientKit

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A plugin's library loaded into this process.
///
/// It is never unloaded, since its types may be in use anywhere.
struct PluginImage {
  /// The types the plugin registered.
  let types: [any Component.Type]

  /// Checks, by reading its bytes, that a library is a plugin compiled against the kit with this fingerprint.
  ///
  /// Loading a library runs its constructors, so this check has to come first.
  ///
  /// - Throws: ``PluginError``.
  static func check(_ bytes: [UInt8], of file: String, kit fingerprint: String) throws {
    #if !canImport(Darwin)
      guard let symbols = LibrarySymbols(bytes) else {
        throw PluginError.notLoadable(file: file, words: "it is no shared library of this system, or damaged")
      }
      guard symbols.defined.contains(PluginEntryPoint.registerSymbol()) else {
        for version in 0...PluginEntryPoint.version + 10
        where symbols.defined.contains(PluginEntryPoint.registerSymbol(version: version)) {
          throw PluginError.otherEntry(file: file, version: version)
        }
        throw PluginError.noEntry(file: file)
      }
      guard symbols.defined.contains(PluginEntryPoint.kitSymbol(fingerprint)) else {
        throw PluginError.otherKit(file: file)
      }
      if let function = symbols.silentEnd { throw PluginError.endsProgram(file: file, function: function) }
    #endif
  }

  /// Loads `library`, made from `file`, into a program whose kit has this fingerprint.
  ///
  /// - Throws: ``PluginError``; a plugin made for another kit is rejected before any of its code runs.
  init(library: String, file: String, kit fingerprint: String) throws {
    guard let bytes = FileBytes.ofRegularFile(at: library, limit: FileBytes.limit) else {
      throw PluginError.unreadable(path: library, reason: "it is no file, or too large")
    }
    try Self.check(bytes, of: file, kit: fingerprint)
    // Without a slash, the loader would search the system's folders.
    let path = library.contains("/") ? library : "./" + library
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw PluginError.notLoadable(file: file, words: dlerror().map { String(cString: $0) } ?? "no reason given")
    }
    guard let register = dlsym(handle, PluginEntryPoint.registerSymbol()) else { throw PluginError.noEntry(file: file) }
    guard dlsym(handle, PluginEntryPoint.kitSymbol(fingerprint)) != nil else { throw PluginError.otherKit(file: file) }

    var types: [any Component.Type] = []
    withUnsafeMutablePointer(to: &types) {
      unsafeBitCast(register, to: (@convention(c) (UnsafeMutableRawPointer) -> Void).self)(UnsafeMutableRawPointer($0))
    }
    // A type that conforms to another copy of the contracts can be called, but every cast of it fails.
    for type in types where ComponentKind(of: type) == nil {
      throw (type as Any.Type) is any Component.Type
        ? PluginError.notAComponent(file: file, type: "\(type)") : PluginError.foreignKit(file: file)
    }
    guard !types.isEmpty else { throw PluginError.noEntry(file: file) }
    self.types = types
  }
}

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
