import RunLogs
import TestSupport
import Testing

@Suite("The search for logs")
struct LogSearchTests {
  private func folder(_ files: [String: String], in folders: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in folders { try folder.makeFolder(name) }
    for (name, text) in files { try folder.write(Array(text.utf8), to: name) }
    return folder
  }

  private static let table = "step,loss\n0,1\n1,2\n"

  @Test("folders are searched in natural order, hidden ones are not, and runs are called after their folders")
  func order() throws {
    let folder = try folder(
      [
        "version_10/metrics.csv": Self.table, "version_2/metrics.csv": Self.table, ".hidden/metrics.csv": Self.table,
        "version_2/notes.md": "no log", "version_2/config.json": "{}",
      ], in: ["version_2", "version_10", ".hidden"])
    let search = try LogSearch([folder.path])
    #expect(search.logs.map(\.name) == ["version_2", "version_10"])
    #expect(search.remarks.isEmpty)
  }

  @Test("names have as many parts as set them apart")
  func names() throws {
    let folder = try folder(
      ["a/s1/log.csv": Self.table, "a/s2/log.csv": Self.table, "b/s1/log.csv": Self.table],
      in: ["a/s1", "a/s2", "b/s1"])
    #expect(try LogSearch([folder.path]).logs.map(\.name) == ["a/s1", "a/s2", "b/s1"])
    let path = "\(folder.path)/a/s1/log.csv"
    #expect(try LogSearch([path]).logs.map(\.name) == ["s1"])
    #expect(try LogSearch([path, path]).logs.map(\.name) == ["s1", "s1 (2)"])
  }

  @Test("of the checkpoints of one run the last is read")
  func checkpoints() throws {
    let state = "{\"log_history\": [{\"step\": 1, \"loss\": 2}, {\"step\": 2, \"loss\": 1}]}"
    let folder = try folder(
      ["run/checkpoint-900/trainer_state.json": state, "run/checkpoint-1000/trainer_state.json": state],
      in: ["run/checkpoint-900", "run/checkpoint-1000"])
    let search = try LogSearch([folder.path])
    #expect(search.logs.map(\.path) == ["\(folder.path)/run/checkpoint-1000/trainer_state.json"])
    #expect(search.logs.map(\.name) == ["run"])
  }

  @Test("a file that cannot be read is passed over in a folder, with its reason; given by name it is an error")
  func faults() throws {
    let folder = try folder(["a.csv": Self.table, "b.csv": ""], in: [])
    let search = try LogSearch([folder.path])
    #expect(search.logs.count == 1)
    #expect(
      search.remarks == [
        "passed over \(folder.path)/b.csv: the file is empty; the run has not logged anything yet"
      ])
    #expect(throws: LogError.emptyFile(path: "\(folder.path)/b.csv")) { try LogSearch(["\(folder.path)/b.csv"]) }
  }

  @Test("a table with the rows of several runs is taken apart by the columns that name them")
  func runsInOneTable() throws {
    let text = "series,seed,step,loss\nsgd,0,0,3\nsgd,0,1,2\nsgd,1,0,4\nsgd,1,1,3\nadam,0,0,5\nadam,0,1,1\n"
    let folder = try folder(["curve.csv": text], in: [])
    let logs = try LogSearch(["\(folder.path)/curve.csv"]).logs
    #expect(logs.map(\.name) == ["sgd, seed 0", "sgd, seed 1", "adam, seed 0"])
    #expect(try LogChoice().curves(of: logs).map(\.y) == [[3, 2], [4, 3], [5, 1]])
    #expect(try LogGrouping("seeds").groups(of: logs).map(\.name) == ["sgd", "adam"])
    #expect(try LogGrouping("series").groups(of: logs).map(\.name) == ["sgd", "adam"])
  }
}
