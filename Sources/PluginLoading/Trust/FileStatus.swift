#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the system knows about a file.
struct FileStatus {
  /// What a file is.
  enum Kind {
    case folder, regular, link, other
  }

  /// Where a file is, whatever it is called.
  struct Identity: Hashable {
    /// The file system.
    let device: UInt64
    /// The file in it.
    let inode: UInt64
  }

  /// The user it belongs to.
  let owner: UInt32
  /// The group it belongs to.
  let group: UInt32
  /// What it is.
  let kind: Kind
  /// Where it is.
  let identity: Identity
  /// The number of bytes.
  let size: Int
  /// Whether members of its group may write to it.
  let isGroupWritable: Bool
  /// Whether everybody may write to it.
  let isWorldWritable: Bool
  /// Whether anybody but its owner may do anything with it.
  let isShared: Bool
  /// Whether entries of the folder can be removed by their owners only, as in the folder for temporary files.
  let isSticky: Bool
  /// Size, time of the last change and place on the disk: differs when the contents do.
  let stamp: String

  /// Whether it is a folder.
  var isFolder: Bool { kind == .folder }

  /// The status of the file at `path`, its links followed; `nil` when there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The status of an open file; `nil` when it cannot be told.
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
