import Foundation
import FuzzTargets
import Testing

/// Runs the readers on inputs that once made one fail, and on the first inputs of fuzzing.
struct FuzzTargetsTests {
  private static let inputs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Inputs")

  @Test(arguments: FuzzTargets.all.map { $0.name })
  func `every input is read, or refused with an error`(name: String) throws {
    let target = try #require(FuzzTargets.named(name))
    let folder = Self.inputs.appending(path: name)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    var readCount = 0
    for file in files.sorted(by: { $0.path < $1.path }) {
      let bytes = [UInt8](try Data(contentsOf: file))
      do {
        try target.read(bytes)
        readCount += 1
      } catch {
        #expect(!"\(error)".isEmpty)
        // The format of figure data changes with the program; only inputs not found by fuzzing have the current format.
        let isFound = file.lastPathComponent.hasPrefix("found-")
        #expect(name != "figure-data" || isFound, "\(file.lastPathComponent): \(error)")
      }
    }
    #expect(readCount > 0, "no input of \(name) is one that can be read")
  }

  @Test func `there are inputs for every reader and for none that is gone`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.inputs.path)
    #expect(folders.filter { !$0.hasPrefix(".") }.sorted() == FuzzTargets.all.map { $0.name }.sorted())
  }

  @Test(arguments: FuzzTargets.all.map { $0.name })
  func `inputs are cut off anywhere and changed anywhere without harm`(name: String) throws {
    let target = try #require(FuzzTargets.named(name))
    let folder = Self.inputs.appending(path: name)
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let bytes = [UInt8](try Data(contentsOf: file).prefix(2_000))
      let stride = max(1, bytes.count / 40)
      for index in Swift.stride(from: 0, to: bytes.count, by: stride) {
        try? target.read(Array(bytes[..<index]))
        var changed = bytes
        changed[index] ^= 0x15
        try? target.read(changed)
      }
    }
  }
}
