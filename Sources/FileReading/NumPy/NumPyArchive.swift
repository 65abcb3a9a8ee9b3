/// The arrays in a NumPy archive: a zip archive of `.npy` files, as `np.savez` and `np.savez_compressed` write it.
///
/// Arrays that hold no numbers are passed over with a remark.
package struct NumPyArchive: Sendable {
  /// An array with its name.
  package struct Member: Sendable {
    /// Its name in the archive, without `.npy`.
    package let name: String
    /// The array.
    package let array: NumPyArray
  }

  /// The arrays of numbers, at least one, in the order of the archive; no two have one name.
  package private(set) var members: [Member] = []
  /// The lists of words, such as the classes of examples.
  package private(set) var words: [NumPyWords] = []
  /// What was passed over, and why, as sentences without their full stop.
  package var remarks: [String] { passedOver.map(\.remark) }

  private var passedOver: [(name: String, remark: String)] = []

  /// Returns the remarks but for those about arrays with these names.
  package func remarks(exceptOn names: Set<String>) -> [String] {
    passedOver.filter { !names.contains($0.name) }.map(\.remark)
  }

  /// Whether the bytes start as those of an archive do; it may be one of anything.
  package static func recognizes(_ bytes: [UInt8]) -> Bool { ZipArchive.recognizes(bytes) }

  /// Reads all arrays in a file.
  ///
  /// Together they take `limit` bytes of memory at most: a small archive can unpack to more than any machine holds.
  ///
  /// - Throws: ``FileError`` for an archive or an array that is damaged or too large, and where there is no array of
  ///   numbers.
  package init(_ file: InputFile, atMost limit: Int) throws(FileError) {
    let archive = try ZipArchive(file)
    var room = limit
    var faults: [(name: String, fault: NumPyFault)] = []
    var names: Set<String> = []
    for entry in archive.entries where entry.name.hasSuffix(".npy") {
      let name = String(entry.name.dropLast(4))
      let contents = try archive.contents(of: entry, atMost: room)
      // What is not kept counts as well, so that the time it takes is limited, too.
      room -= contents.count
      do throws(NumPyFault) {
        let array = try NumPyArray(contents, atMost: room + contents.count)
        room -= max(0, array.count * array.type.storedSize - contents.count)
        guard names.insert(name).inserted else {
          passedOver.append((name, "a second array '\(name)' is passed over"))
          continue
        }
        members.append(Member(name: name, array: array))
      } catch .damaged(let what) {
        throw .badArray(path: file.path, array: name, what: what)
      } catch {
        faults.append((name, error))
        passedOver.append((name, "the array '\(name)' is passed over: it \(error.what)"))
        if let list = NumPyWords(contents, name: name), names.insert(name).inserted { words.append(list) }
      }
    }
    guard members.isEmpty else { return }
    guard let first = faults.first else { throw .noArrays(path: file.path) }
    throw faults.contains { $0.fault == .pickled }
      ? .pickled(path: file.path, isArchive: true)
      : .badArray(path: file.path, array: first.name, what: first.fault.what)
  }

  /// The names with types and shapes, such as `x_train uint8 (60000, 28, 28)`.
  package var listed: [String] { members.map { "\($0.name) \($0.array)" } }
}
