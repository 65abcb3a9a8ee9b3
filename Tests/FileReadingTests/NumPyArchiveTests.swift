import FileReading
import GradientKit
import TestSupport
import Testing

struct NumPyArchiveTests {
  private func read(_ bytes: [UInt8], atMost limit: Int = 1 << 20) throws -> NumPyArchive {
    try NumPyArchive(InputFile(path: "a.npz", bytes: bytes), atMost: limit)
  }

  private func message(_ bytes: [UInt8], atMost limit: Int = 1 << 20) -> String {
    do {
      return "no error, but \(try read(bytes, atMost: limit).listed)"
    } catch {
      return "\(error)"
    }
  }

  private let loss = NumPyWriting.doubles([2, 1], [2])

  @Test func `what NumPy packs is read under its names`() throws {
    let archive = try read(SavedFiles.compressed)
    #expect(archive.listed == ["loss float64 (2,)", "step int64 (2,)"])
    #expect(archive.members.map(\.array.doubles) == [[2, 1], [0, 10]])
    #expect(archive.remarks.isEmpty)
  }

  @Test func `pickled objects and text are passed over, and named`() throws {
    let archive = try read(SavedFiles.mixed)
    #expect(archive.listed == ["a uint8 (2,)"])
    #expect(
      archive.remarks == [
        "the array 'o' is passed over: it holds pickled Python objects, which could run any program and are not read",
        "the array 's' is passed over: it holds text, but numbers are needed",
      ])
  }

  @Test func `an archive with nothing else says so`() {
    let pickled = NumPyWriting.array("|O", [1], [0x80, 4])
    let text = NumPyWriting.array("<U1", [1], [1, 0, 0, 0])
    #expect(
      message(NumPyWriting.archive([("t", text), ("o", pickled)]))
        == "a.npz: is a NumPy archive with pickled Python objects, which could run any program and are not read; save "
        + "arrays of numbers")
    #expect(
      message(NumPyWriting.archive([("t", text)])) == "a.npz: the array 't' holds text, but numbers are needed")
    #expect(message(ZipWriting([.init("a.txt", [1])]).bytes) == "a.npz: is a zip archive without NumPy arrays")
    #expect(message(ZipWriting([]).bytes) == "a.npz: is a zip archive without NumPy arrays")
  }

  @Test func `comments, other files and numbers of eight bytes are no hindrance`() throws {
    var wide = ZipWriting.Entry("train/loss.npy", loss)
    wide.isWide = true
    var writing = ZipWriting([.init("readme.txt", [1, 2]), wide])
    writing.comment = "PK\u{5}\u{6} is how the end begins"
    #expect(try read(writing.bytes).listed == ["train/loss float64 (2,)"])
  }

  @Test func `of two arrays with one name the first is read, which is said`() throws {
    let archive = try read(NumPyWriting.archive([("a", loss), ("a", NumPyWriting.doubles([3], [1]))]))
    #expect(archive.members.map(\.array.doubles) == [[2, 1]])
    #expect(archive.remarks == ["a second array 'a' is passed over"])
  }

  @Test func `a wrong checksum and a wrong size are damage`() {
    var entry = ZipWriting.Entry("loss.npy", loss)
    entry.checksum ^= 1
    #expect(
      message(ZipWriting([entry]).bytes)
        == "a.npz: is damaged: 'loss.npy' has another checksum than the directory says; fetch the file again")
    for size in [0, loss.count - 1, loss.count + 1] {
      for entry in [ZipWriting.Entry("loss.npy", loss), .init("loss.npy", loss, deflated: Packing.deflated(loss))] {
        var wrong = entry
        wrong.size = size
        #expect(
          message(ZipWriting([wrong]).bytes)
            == "a.npz: is damaged: 'loss.npy' does not unpack to the \(size) bytes of the directory")
      }
    }
  }

  @Test func `a fault in an array names it`() {
    #expect(
      message(NumPyWriting.archive([("a", loss), ("b", Array(loss.dropLast()))]))
        == "a.npz: the array 'b' is float64 (2,) by its header, which takes 16 bytes, but has 15")
  }

  @Test func `encrypted archives and other ways to pack are refused`() {
    var entry = ZipWriting.Entry("loss.npy", loss)
    entry.flags = 1
    #expect(message(ZipWriting([entry]).bytes).contains("is encrypted; unpack it and pack it again without a password"))
    entry.flags = 0
    entry.method = 14
    #expect(message(ZipWriting([entry]).bytes).contains("packs 'loss.npy' by method 14, but only deflate is read"))
  }

  @Test func `a bomb is refused by its size, or by more bytes than deflate can make of so few`() {
    let zeros = [UInt8](repeating: 0, count: 1 << 22)
    let bomb = NumPyWriting.array("|u1", [zeros.count], zeros)
    let packed = Packing.deflated(bomb)
    #expect(
      message(ZipWriting([.init("bomb.npy", bomb, deflated: packed)]).bytes)
        == "a.npz: unpacks to more than 1,048,576 bytes, which is more than is read; save fewer arrays in one file, or "
        + "unpacked")
    // int8 becomes doubles.
    let tight = NumPyWriting.array("|i1", [1 << 18], [UInt8](repeating: 0, count: 1 << 18))
    #expect(
      message(ZipWriting([.init("bomb.npy", tight, deflated: Packing.deflated(tight))]).bytes)
        == "a.npz: the array 'bomb' takes more than 1,048,576 bytes of memory, which is more than is read")
    var liar = ZipWriting.Entry("bomb.npy", loss, deflated: Packing.deflated(loss))
    liar.size = 1 << 24
    #expect(message(ZipWriting([liar]).bytes, atMost: 1 << 30).contains("does not unpack to the 16,777,216 bytes"))
    liar.size = 10
    liar.packed = packed
    #expect(message(ZipWriting([liar]).bytes).contains("does not unpack to the 10 bytes"))
  }

  @Test func `the limit is for all arrays together`() {
    let half = NumPyWriting.array("|u1", [700_000], [UInt8](repeating: 0, count: 700_000))
    let entries = (0..<3).map { ZipWriting.Entry("\($0).npy", half, deflated: Packing.deflated(half)) }
    #expect(message(ZipWriting(Array(entries.prefix(1))).bytes).contains("uint8 (700000,)"))
    #expect(message(ZipWriting(entries).bytes).contains("which is more than is read"))
  }

  @Test func `entries that share bytes, or lead out of the file, are refused`() {
    var second = ZipWriting.Entry("b.npy", loss)
    second.header = 0
    #expect(
      message(ZipWriting([.init("a.npy", loss), second]).bytes) == "a.npz: is damaged: 'a.npy' and 'b.npy' share bytes")
    for place in [UInt32(1), 10_000, .max - 1, .max] {
      second.header = place
      #expect(
        message(ZipWriting([.init("a.npy", loss), second]).bytes)
          == "a.npz: is damaged: entry 1 of its directory leads nowhere; fetch the file again")
    }
    var wide = second
    wide.isWide = true
    #expect(message(ZipWriting([wide]).bytes).contains("leads nowhere"))
  }

  @Test(arguments: [SavedFiles.compressed, SavedFiles.mixed])
  func `an archive cut off anywhere is refused`(bytes: [UInt8]) {
    for count in bytes.indices { #expect(throws: FileError.self) { try read(Array(bytes.prefix(count))) } }
  }

  @Test func `damaged archives are never a trap`() {
    var random = RandomSource(seed: 4, for: .check)
    var wide = ZipWriting.Entry("loss.npy", loss)
    wide.isWide = true
    let wholes = [SavedFiles.compressed, SavedFiles.mixed, ZipWriting([wide]).bytes]
    for _ in 0..<6_000 {
      var bytes = wholes[random.index(below: 3)]
      // Most errors are possible in the directory.
      let start = random.index(below: 2) == 0 ? bytes.count / 2 : 0
      for _ in 0..<(1 + random.index(below: 3)) {
        bytes[start + random.index(below: bytes.count - start)] = UInt8(truncatingIfNeeded: random.next())
      }
      do {
        #expect(!(try read(bytes).members.isEmpty))
      } catch {
        #expect(!"\(error)".isEmpty)
      }
    }
  }

  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `the archive of a real evaluation is read as NumPy reads it`() throws {
    let archive = try NumPyArchive(InputFile(path: RealData.path("npz/sb_evaluations_b.npz")), atMost: 1 << 20)
    #expect(
      archive.listed == ["timesteps int64 (1,)", "results float32 (1, 100, 1)", "ep_lengths int64 (1, 100)"])
    #expect(archive.members[0].array.doubles == [9_216])
    #expect(archive.members[1].array.doubles.reduce(0, +) == 3)
    #expect(archive.members[2].array.doubles.min() == 6 && archive.members[2].array.doubles.max() == 277)
  }
}
