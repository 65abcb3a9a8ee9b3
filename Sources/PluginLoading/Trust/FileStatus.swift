#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The system's metadata of a file.
struct FileStatus {
  /// The type of a file.
  enum Kind {
    case folder, regular, link, other
  }

  /// The identity of a file, independent of its path.
  struct Identity: Hashable {
    /// The number of the device that holds the file system.
    let device: UInt64
    /// The number of the file on that device.
    let inode: UInt64
  }

  /// The number of the owner.
  let owner: UInt32
  /// The number of the group.
  let group: UInt32
  /// The type of the file.
  let kind: Kind
  /// The identity of the file.
  let identity: Identity
  /// The size in bytes.
  let size: Int
  /// Whether members of its group may write to it.
  let isGroupWritable: Bool
  /// Whether all users may write to it.
  let isWorldWritable: Bool
  /// Whether any user other than its owner has any permission.
  let isShared: Bool
  /// Whether only owners can remove entries from the folder, as in the folder for temporary files.
  let isSticky: Bool
  /// A text of size, modification time and inode number, which changes when the contents do.
  let stamp: String

  /// Whether it is a folder.
  var isFolder: Bool { kind == .folder }

  /// Reads the status of the file at `path`, with links resolved; `nil` when there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Reads the status of an open file; `nil` on failure.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    owner = status.st_uid
    group = status.st_gid
    switch status.st_mode & S_IFMT {
    case S_IFDIR: kind = .folder
    case S_IFREG: kind = .regular
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    identity = Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    isGroupWritable = status.st_mode & S_IWGRP != 0
    isWorldWritable = status.st_mode & S_IWOTH != 0
    isShared = status.st_mode & 0o077 != 0
    isSticky = status.st_mode & S_ISVTX != 0
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    stamp = "\(status.st_size) \(changed.tv_sec).\(changed.tv_nsec) \(status.st_dev):\(status.st_ino)"
  }
}
