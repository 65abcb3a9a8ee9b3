/// The arrays in a NumPy archive: a zip archive of `.npy` files, as written by `np.savez` and `np.savez_compressed`.
///
/// Non-numeric arrays are skipped with a remark.
package struct NumPyArchive: Sendable {
  /// An array with its name.
  package struct Member: Sendable {
    /// The name in the archive, without `.npy`.
    package let name: String
    /// The array.
    package let array: NumPyArray
  }

  /// The numeric arrays, at least one, in archive order, with unique names.
  package private(set) var members: [Member] = []
  /// The lists of words, such as the classes of examples.
  package private(set) var words: [NumPyWords] = []
  /// Remarks on skipped entries, as sentences without a final full stop.
  package var remarks: [String] { passedOver.map(\.remark) }

  private var passedOver: [(name: String, remark: String)] = []

  /// Returns the remarks, except those about arrays with these names.
  package func remarks(exceptOn names: Set<String>) -> [String] {
    passedOver.filter { !names.contains($0.name) }.map(\.remark)
  }

  /// Returns whether the bytes begin like a zip archive, whatever it contains.
  package static func recognizes(_ bytes: [UInt8]) -> Bool { ZipArchive.recognizes(bytes) }

  /// Reads all arrays in a file.
  ///
  /// Together they take at most `limit` bytes of memory, because a small archive can decompress to more than any
  /// machine's memory.
  ///
  /// - Throws: ``FileError`` if the archive or an array is malformed or too large, or there is no numeric array.
  package init(_ file: InputFile, atMost limit: Int) throws(FileError) {
    let archive = try ZipArchive(file)
    var room = limit
    var faults: [(name: String, fault: NumPyFault)] = []
    var names: Set<String> = []
    for entry in archive.entries where entry.name.hasSuffix(".npy") {
      let name = String(entry.name.dropLast(4))
      let contents = try archive.contents(of: entry, atMost: room)
      // Skipped contents count too, which also limits the time.
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
