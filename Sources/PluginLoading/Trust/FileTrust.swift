#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Who could have put code into a plugin.
///
/// A plugin runs with all rights of its user, so it must come from that user or from root, and so must every folder on
/// the way to it, up to the root of the file system: who may write to one of them can put another file in its place. The
/// rules are those of OpenSSH's StrictModes, with two that Debian's OpenSSH and common sense add: a group that has no
/// other members may write, because many systems create files that way; and a sticky folder such as the one for
/// temporary files may be open to all, because nobody can replace another user's file in it.
struct FileTrust {
  /// Makes sure that only this user and root can write to a file or folder, or could have made a link.
  ///
  /// - Parameters:
  ///   - status: what the system says of it.
  ///   - path: what it is called in the message.
  ///   - plugin: what is not used otherwise.
  /// - Throws: ``PluginError/ownedByAnother(file:path:owner:)`` or ``PluginError/writableByOthers(file:path:byGroup:)``.
  static func check(_ status: FileStatus, at path: String, of plugin: String) throws(PluginError) {
    if status.owner != geteuid(), status.owner != 0 {
      throw .ownedByAnother(file: plugin, path: path, owner: status.owner)
    }
    // The permissions of a link mean nothing.
    if status.kind == .link || status.kind == .folder && status.isSticky { return }
    if status.isWorldWritable { throw .writableByOthers(file: plugin, path: path, byGroup: false) }
    if status.isGroupWritable, !isPrivate(group: status.group) {
      throw .writableByOthers(file: plugin, path: path, byGroup: true)
    }
  }

  /// Whether this user may do anything anyway.
  static var isRoot: Bool { geteuid() == 0 }

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
}
