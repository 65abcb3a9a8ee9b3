import FileReading
import GradientKit
import Hashing

extension InputFile {
  /// The file's name and hash.
  var identity: DataFile {
    var hash = SHA256()
    hash.update(bytes)
    return DataFile(name: path.split(separator: "/").last.map { String($0) } ?? path, sha256: hash.finished())
  }
}
