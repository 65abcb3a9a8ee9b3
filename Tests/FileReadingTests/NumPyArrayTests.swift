import FileReading
import GradientKit
import TestSupport
import Testing

struct NumPyArrayTests {
  private func read(_ bytes: [UInt8]) throws -> NumPyArray { try NumPyArray(InputFile(path: "a.npy", bytes: bytes)) }

  private func message(_ bytes: [UInt8]) -> String {
    do {
      return "no error, but \(try read(bytes))"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: SavedValues.all)
  func `every type is read in both orders of bytes, as NumPy reads it`(values: SavedValues) throws {
    let array = try read(NumPyWriting.array(values.descr, [2, 3], values.bytes))
    #expect(array.shape == [2, 3])
    #expect(array.doubles == values.numbers)
    let column = try read(NumPyWriting.array(values.descr, [3, 2], values.bytes, isFortran: true))
    #expect(column.doubles == [0, 3, 1, 4, 2, 5].map { values.numbers[$0] })
  }

  @Test func `bytes, singles and doubles keep their precision`() throws {
    func storage(_ descr: String) throws -> String {
      switch try read(NumPyWriting.array(descr, [0], [])).values {
      case .bytes: "bytes"
      case .singles: "singles"
      case .doubles: "doubles"
      }
    }
    #expect(try ["|b1", "|u1"].map(storage) == ["bytes", "bytes"])
    #expect(try ["<f2", ">f4"].map(storage) == ["singles", "singles"])
    #expect(try ["|i1", "<u2", "<i8", "<f8"].map(storage) == ["doubles", "doubles", "doubles", "doubles"])
  }

  @Test func `halves are read to the last bit, NaN and those below the normal ones too`() throws {
    let halves: [UInt16] = [0x0001, 0x83FF, 0x0400, 0x7BFF, 0xFC00, 0x8000]
    let array = try read(NumPyWriting.array("<f2", [6], halves.flatMap { NumPyWriting.little($0) }))
    #expect(array.doubles == [0x1p-24, -0x1.ff8p-15, 0x1p-14, 65_504, -.infinity, 0])
    #expect(try read(NumPyWriting.array("<f2", [1], [0x01, 0x7E])).doubles[0].isNaN)
  }

  @Test func `files of all three versions are read`() throws {
    #expect(try read(SavedFiles.singles).doubles == [0, 1, 2, 3, 4, 5])
    #expect(try read(SavedFiles.singles).description == "float32 (2, 3)")
    #expect(try read(SavedFiles.fortran).doubles == [0, 1, 2, 3, 4, 5])
    #expect(try read(SavedFiles.fortran).description == "int16 (2, 3)")
    #expect(try read(SavedFiles.scalar).doubles == [2.5])
    #expect(try read(SavedFiles.scalar).description == "float64 ()")
  }

  @Test func `Fortran's order becomes C's in more than two dimensions`() throws {
    // np.asfortranarray(np.arange(24).reshape(2, 3, 4)).
    let places: [UInt8] = [
      0, 12, 4, 16, 8, 20, 1, 13, 5, 17, 9, 21, 2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23,
    ]
    let bytes = NumPyWriting.array("|u1", [2, 1, 3, 4], places, isFortran: true)
    #expect(try read(bytes).doubles == (0..<24).map { Double($0) })
  }

  @Test(arguments: [
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }",
    "{\"shape\":(2),\"descr\":\"<f8\",\"fortran_order\":False}",
    "{ 'fortran_order' : False , 'shape' : ( 2L , ) , 'descr' : 'f8' }   ",
    "{'shape': (2,1), 'fortran_order': True, 'descr': '=f8'}",
  ])
  func `headers may be in any order, with either quote, as old and new Pythons write them`(header: String) throws {
    let values = [1.0, 2].flatMap { NumPyWriting.little($0.bitPattern) }
    #expect(try read(NumPyWriting.array(header: header, values)).doubles == [1, 2])
  }

  @Test(arguments: [
    ("<c16", "a.npy: holds complex numbers; save their real and imaginary parts as two arrays"),
    ("<U3", "a.npy: holds text, but numbers are needed"), ("|S5", "a.npy: holds text, but numbers are needed"),
    ("<M8[ns]", "a.npy: holds dates or durations; save them as numbers (.astype(float))"),
    ("<f16", "a.npy: holds floats of 16 bytes; save them as float64"),
    ("|V2", "a.npy: holds what NumPy calls '|V2', but numbers are needed"),
    ("", "a.npy: holds what NumPy calls '', but numbers are needed"),
    (
      "|O",
      "a.npy: is a NumPy array of pickled Python objects, which could run any program and are not read; save arrays of "
        + "numbers"
    ),
  ])
  func `what holds no numbers is refused with what it holds`(descr: String, words: String) {
    #expect(message(NumPyWriting.array(descr, [1], [0])) == words)
  }

  @Test func `records are refused, and as pickled where a field is an object`() {
    func header(_ descr: String) -> String { "{'descr': \(descr), 'fortran_order': False, 'shape': (1,), }" }
    #expect(
      message(NumPyWriting.array(header: header("[('x', '<f4'), ('y', '<i4', (2, 2))]"), []))
        == "a.npy: holds records of several fields; save each field as an array of its own")
    #expect(message(NumPyWriting.array(header: header("[('x', '|O')]"), [])).contains("pickled Python objects"))
    #expect(message(NumPyWriting.array(header: header("('<f4', (2,))"), [])).contains("records"))
  }

  @Test(arguments: [SavedFiles.singles, SavedFiles.fortran, SavedFiles.scalar])
  func `a file cut off anywhere is refused`(bytes: [UInt8]) {
    for count in bytes.indices {
      #expect(throws: FileError.self) { try read(Array(bytes.prefix(count))) }
    }
    #expect(throws: FileError.self) { try read(bytes + [0]) }
  }

  @Test(arguments: [
    ([3], "a.npy: is float64 (3,) by its header, which takes 24 bytes, but has 16"),
    ([1], "a.npy: is float64 (1,) by its header, which takes 8 bytes, but has 16"),
    ([4_294_967_296, 4_294_967_296], "a.npy: has a shape in its header that no file can hold"),
    ([0, 9_223_372_036_854_775_807, 2], "a.npy: has a shape in its header that no file can hold"),
    ([2, 1_152_921_504_606_846_975], "a.npy: has a shape in its header that no file can hold"),
    ([0, 1_000_000_000], "a.npy: is float64 (0, 1000000000) by its header, which takes 0 bytes, but has 16"),
  ])
  func `headers that lie about the shape are refused before anything is made`(shape: [Int], words: String) {
    #expect(message(NumPyWriting.array("<f8", shape, [UInt8](repeating: 0, count: 16))) == words)
  }

  @Test(arguments: [
    "", "{", "{}", "{'descr': '<f8'}", "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)", "{'descr': '<f8",
    "{'descr': '<f8', 'fortran_order': 0, 'shape': (2,)}", "{'descr': '<f8', 'fortran_order': False, 'shape': (-2,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': 2}", "{'descr': 8, 'fortran_order': False, 'shape': (2,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
    "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)} + 1", "{'descr': [[[[, 'fortran_order'",
    "{'descr': '<f8' 'fortran_order': False, 'shape': (2,)}", "{'descr': ((((", "{'descr': ['", "{'shape': (2",
  ])
  func `headers that NumPy does not write are refused`(header: String) {
    #expect(
      message(NumPyWriting.array(header: header, [UInt8](repeating: 0, count: 16)))
        == "a.npy: has a header that is not as NumPy writes it")
  }

  @Test func `other files and versions are told`() {
    #expect(message(Array("loss,1".utf8)) == "a.npy: is no NumPy array: it does not start with \\x93NUMPY")
    #expect(
      message(NumPyWriting.array("<f8", [0], [], version: 4))
        == "a.npy: is of version 4.0 of NumPy's format, but 1.0, 2.0 and 3.0 are read")
  }

  @Test func `damaged headers are never a trap`() {
    var random = RandomSource(seed: 3, for: .check)
    for _ in 0..<4_000 {
      var bytes = SavedFiles.singles
      for _ in 0..<(1 + random.index(below: 4)) {
        bytes[random.index(below: 80)] = UInt8(truncatingIfNeeded: random.next())
      }
      do {
        #expect(try read(bytes).doubles.count <= 24)
      } catch {
        #expect(!"\(error)".isEmpty)
      }
    }
  }
}
