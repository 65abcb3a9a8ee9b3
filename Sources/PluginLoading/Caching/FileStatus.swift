#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the system knows about a file, its links followed.
struct FileStatus {
  /// The user it belongs to.
  let owner: UInt32
  /// The group it belongs to.
  let group: UInt32
  /// Whether it is a folder.
  let isFolder: Bool
  /// Whether members of its group may write to it.
  let isGroupWritable: Bool
  /// Whether everybody may write to it.
  let isWorldWritable: Bool
  /// Whether entries of the folder can be removed by their owners only, as in the folder for temporary files.
  let isSticky: Bool
  /// Size, time of the last change and place on the disk: differs when the contents do.
  let stamp: String

  /// The seconds since the last change.
  let age: Int

  /// The status of the file at `path`; `nil` when there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    owner = status.st_uid
    group = status.st_gid
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    isGroupWritable = status.st_mode & S_IWGRP != 0
    isWorldWritable = status.st_mode & S_IWOTH != 0
    isSticky = status.st_mode & S_ISVTX != 0
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    age = time(nil) - changed.tv_sec
    stamp = "\(status.st_size) \(changed.tv_sec).\(changed.tv_nsec) \(status.st_dev):\(status.st_ino)"
  }
}
