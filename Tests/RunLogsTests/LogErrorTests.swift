import RunLogs
import TestSupport
import Testing

@Suite("What is wrong with a log")
struct LogErrorTests {
  @Test("an empty file and a header without rows are runs that have not logged yet")
  func nothingYet() throws {
    #expect(try Written("a.csv", "").message == "FOLDER/a.csv: the file is empty; the run has not logged anything yet")
    #expect(try Written("a.csv", " \n\n").message.contains("the file is empty"))
    #expect(
      try Written("a.csv", "agent,reward\r\n").message
        == "FOLDER/a.csv: has a header (agent, reward), but no rows; the run has not logged anything yet")
  }

  @Test("console output is told apart from a table, and what W&B kept of it from other")
  func consoleOutput() throws {
    let text = "wandb: Run summary:\nEpoch 1, loss 0.5, accuracy 0.3\nEpoch 2, loss\n"
    #expect(
      try Written("output.txt", text).message
        == "FOLDER/output.txt: is console output, not a table; export the run's history from W&B as CSV (panel menu, "
        + "Export), or use its JSON lines")
    #expect(
      try Written("output.log", "loading, please wait\ndone\n").message
        == "FOLDER/output.log: is console output, not a table; give the CSV, JSON lines or event file that the program "
        + "writes")
  }

  @Test("binary files are called by their kind")
  func binary() throws {
    let folder = try TemporaryFolder([
      "a.csv": [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "b.csv": Array("a,b\n1".utf8) + [0, 0],
      "c.csv": Array("loss\n\u{E9}".utf8.dropLast()),
    ])
    func message(_ name: String) -> String { folder.message { try LogReader.logs(in: "\(folder.path)/\(name)") } }
    #expect(message("a.csv").hasPrefix("FOLDER/a.csv: is a PNG image, not a log; logs are CSV"))
    #expect(message("b.csv").hasPrefix("FOLDER/b.csv: is not text, not a log"))
    #expect(message("c.csv").contains("is not UTF-8; save the file as UTF-8"))
  }

  @Test("a table without numbers, a folder without logs and a file that is not there")
  func others() throws {
    #expect(
      try Written("a.csv", "name,city\nAnn,Rome\n").message == "FOLDER/a.csv: has no column of numbers (name, city)")
    let folder = try TemporaryFolder(["readme.md": [0x61]])
    #expect(
      folder.message { try LogSearch([folder.path]) }
        == "FOLDER: no logs in this folder or below it; looked for tables, JSON lines, trainer_state.json, "
        + "evaluations.npz, TensorBoard event files, runs of W&B and MLflow, and what programs printed")
    #expect(
      folder.message { try LogSearch(["\(folder.path)/readme.mdd"]) }
        == "FOLDER/readme.mdd: no such file; did you mean 'FOLDER/readme.md'?")
  }

  @Test(
    "whatever the bytes, a log or an error comes out",
    arguments: [
      "{", "[", "\"", "\"\"\"", "{\"a\":", "{\"a\":1,}", "[[[", ",", "\n,\n", "#", "a", "1", "-", "NaN", "{}\n{}",
      "\u{FEFF}",
      "{\"\\ud800\": 1}", "{\"a\\", "{\"\\u12", "\t\t\n\t\t", "a,b\n\"", "{\"step\": 1}{\"step\": 2}", "[]", "null",
    ])
  func hostile(text: String) throws {
    for name in ["a.csv", "a.jsonl", "a.json", "a.txt"] {
      let written = try Written(name, text)
      do {
        _ = LogSummary(of: try written.log())
      } catch let error as LogError {
        #expect(!error.description.isEmpty)
      }
    }
  }
}
