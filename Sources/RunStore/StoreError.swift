/// An error of a store of runs.
package enum StoreError: Error, Sendable, Equatable {
  /// The folder cannot be created or used, for this reason.
  case noFolder(path: String, reason: String)
  /// There is no store in the folder.
  case noStore(folder: String)
  /// The file cannot be read or written, for this reason.
  case failed(path: String, reason: String)
  /// The file is not a database, or is damaged.
  case damaged(path: String, reason: String)
  /// The file was written by another program, or by a later version of this one.
  case foreign(path: String)
  /// Two runs with equal keys have different results.
  case differs(keys: [String])
  /// No run, or more than one, has a key with this prefix.
  case noRun(key: String, count: Int)
}

extension StoreError {
  /// Whether the user named something that does not exist.
  package var isWrongName: Bool {
    switch self {
    case .noStore, .noRun: true
    case .noFolder, .failed, .damaged, .foreign, .differs: false
    }
  }
}

extension StoreError: CustomStringConvertible {
  /// The problem and its remedy.
  package var description: String {
    switch self {
    case .noFolder(let path, let reason): "the store \(path) cannot be used: \(reason)"
    case .noStore(let folder):
      "there are no runs in \(folder); figure commands with --store \(folder) keep theirs there"
    case .failed(let path, let reason): "\(path): \(reason)"
    case .damaged(let path, let reason): "\(path): \(reason); remove it, or put back a copy"
    case .foreign(let path): "\(path): was written by another program, or by a later gdplot"
    case .differs(let keys):
      "\(keys.count == 1 ? "a run" : "\(keys.count) runs") gave another result than the same run in the store "
        + "(\(keys.prefix(3).map { $0.prefix(12) }.joined(separator: ", "))\(keys.count > 3 ? ", …" : "")); "
        + "one of the machines that computed may be faulty"
    case .noRun(let key, 0): "no run in the store has a key that begins with \(key); see gdplot runs list"
    case .noRun(let key, _): "several runs have keys that begin with \(key); give more digits"
    }
  }
}
