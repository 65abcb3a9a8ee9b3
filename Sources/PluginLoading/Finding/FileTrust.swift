#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Who could have put code into a plugin.
///
/// A plugin runs with all rights of its user, so it must come from that user or from root, and so must the folder it
/// lies in. The rules are those of OpenSSH's StrictModes, with two that Debian's OpenSSH and common sense add: a group
/// that has no other members may write, because many systems create files that way; and a sticky folder such as the
/// one for temporary files may be open to all, because nobody can replace another user's file in it.
struct FileTrust {
  /// Makes sure that only this user and root can have written the files of a plugin.
  ///
  /// - Throws: ``PluginError`` that names the first file or folder somebody else may write to.
  static func check(_ files: [String], of plugin: String) throws {
    var places: [String] = []
    for file in [plugin] + files {
      for path in [file, resolved(file)] {
        for place in [path, parent(of: path)] where !places.contains(place) { places.append(place) }
      }
    }
    for place in places { try check(place, of: plugin) }
  }

  private static func check(_ path: String, of plugin: String) throws {
    guard let status = FileStatus(path) else { throw PluginError.unreadable(path: path, reason: "\(SystemFailure())") }
    if status.owner != geteuid(), status.owner != 0 {
      throw PluginError.ownedByAnother(file: plugin, path: path, owner: status.owner)
    }
    if status.isFolder, status.isSticky { return }
    if status.isWorldWritable {
      throw PluginError.writableByOthers(file: plugin, path: path, byGroup: false)
    }
    if status.isGroupWritable, !isPrivate(group: status.group) {
      throw PluginError.writableByOthers(file: plugin, path: path, byGroup: true)
    }
  }

  /// Whether a group is the user's own, with the user's name and without other members.
  private static func isPrivate(group: UInt32) -> Bool {
    guard let user = getpwuid(geteuid()), let entry = getgrgid(group) else { return false }
    let name = String(cString: user.pointee.pw_name)
    guard user.pointee.pw_gid == group, String(cString: entry.pointee.gr_name) == name else { return false }
    var member = entry.pointee.gr_mem
    while let current = member, let other = current.pointee {
      if String(cString: other) != name { return false }
      member = current + 1
    }
    return true
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
