#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Decides who may be able to put code into a plugin.
///
/// A plugin runs with all rights of its user, so it must belong to that user or to root, and so must every folder above
/// it, up to the root of the file system: whoever can write to one of them can replace the file. The rules are those of
/// OpenSSH's StrictModes, with two additions. As in Debian's OpenSSH, a group without other members may write, because
/// many systems create files that way; and a sticky folder such as the one for temporary files may be writable for all,
/// because nobody can replace another user's file in it.
struct FileTrust {
  /// Checks that only this user and root can write to a file or folder, or could have made a link.
  ///
  /// - Parameters:
  ///   - status: the status of the file.
  ///   - descriptor: its descriptor.
  ///   - path: its name in the message.
  ///   - plugin: the plugin that is rejected if the check fails.
  /// - Throws: ``PluginError/ownedByAnother(file:path:owner:)`` or
  ///   ``PluginError/writableByOthers(file:path:byGroup:)``.
  static func check(
    _ status: FileStatus, behind descriptor: Int32, at path: String, of plugin: String
  ) throws(PluginError) {
    if status.owner != geteuid(), status.owner != 0 {
      throw .ownedByAnother(file: plugin, path: path, owner: status.owner)
    }
    // The permissions of a link have no effect.
    if status.kind == .link || status.kind == .folder && status.isSticky { return }
    if status.isWorldWritable { throw .writableByOthers(file: plugin, path: path, byGroup: false) }
    if status.isGroupWritable, hasAccessList(descriptor) || !isPrivate(group: status.group) {
      throw .writableByOthers(file: plugin, path: path, byGroup: true)
    }
  }

  /// Whether a file may have an access control list, whose entries for other users show as permissions of the group.
  private static func hasAccessList(_ descriptor: Int32) -> Bool {
    #if os(Linux)
      // `getxattr` is not imported; with this path, it works for a descriptor without read permission.
      typealias AttributeGetter =
        @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeMutableRawPointer?, Int) -> Int
      guard let symbol = dlsym(nil, "getxattr") else { return true }
      let size = unsafeBitCast(symbol, to: AttributeGetter.self)(
        "/proc/self/fd/\(descriptor)", "system.posix_acl_access", nil, 0)
      return size >= 0 || ![ENODATA, EOPNOTSUPP].contains(errno)
    #else
      return false
    #endif
  }

  /// Whether a group is private to the user: it has the user's name and no other members.
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
