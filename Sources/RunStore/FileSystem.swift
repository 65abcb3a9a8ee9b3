import CSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The kinds of file systems.
enum FileSystem {
  /// Returns whether only this machine uses the file system; unknown ones count as shared.
  static func isLocal(_ folder: String) -> Bool {
    var status = statfs()
    guard statfs(folder, &status) == 0 else { return false }
    #if canImport(Darwin)
      return status.f_flags & UInt32(MNT_LOCAL) != 0
    #else
      return localKinds.contains(UInt32(truncatingIfNeeded: status.f_type))
    #endif
  }

  /// The type numbers of `statfs(2)`: ext2 to ext4, XFS, Btrfs, tmpfs, overlay, ZFS, F2FS, bcachefs, JFS, ReiserFS.
  private static let localKinds: Set<UInt32> = [
    0xef53, 0x5846_5342, 0x9123_683e, 0x0102_1994, 0x794c_7630, 0x2fc1_2fc1, 0xf2f5_2010, 0xca45_1a4e, 0x3153_464a,
    0x5265_4973,
  ]
}
