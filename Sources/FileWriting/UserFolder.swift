#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The user's folders for this program, following the XDG Base Directory Specification.
package enum UserFolder {
  /// Returns the cache folder, which can be deleted at any time: in `$XDG_CACHE_HOME`, else in the user's home, else in
  /// the folder for temporary files.
  package static func cache(in environment: [String: String]) -> String {
    if let folder = absolute("XDG_CACHE_HOME", in: environment) { return folder + "/gdplot" }
    if let home = absolute("HOME", in: environment) { return home + "/.cache/gdplot" }
    return "\(absolute("TMPDIR", in: environment) ?? "/tmp")/gdplot-\(geteuid())"
  }

  /// Returns the configuration folder: in `$XDG_CONFIG_HOME`, else in the user's home; `nil` without either.
  package static func configuration(in environment: [String: String]) -> String? {
    absolute("XDG_CONFIG_HOME", in: environment).map { $0 + "/gdplot" }
      ?? absolute("HOME", in: environment).map { $0 + "/.config/gdplot" }
  }

  /// Returns an environment variable's absolute path; the specification says to ignore relative ones.
  private static func absolute(_ name: String, in environment: [String: String]) -> String? {
    environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
}
