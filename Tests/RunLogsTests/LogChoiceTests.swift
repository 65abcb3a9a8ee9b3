import FileReading
import RunLogs
import Testing

@Suite("Which columns are drawn")
struct LogChoiceTests {
  /// Returns the x and y columns chosen for a table with these columns, all of which except the last ascend.
  private func chosen(_ names: String...) throws -> [String] {
    let columns = names.map { LogColumn(name: $0, rows: [0, 1, 2], cells: .numbers([1, 2, 3])) }
    let log = Log(path: "a.csv", name: "a", kind: .csv, rowCount: 3, columns: columns)
    let curves = try LogChoice().curves(of: [log])
    return [curves[0].xName] + curves.map(\.column)
  }

  @Test("steps come before epochs, epochs before time, and rows last")
  func x() throws {
    #expect(try chosen("time", "epoch", "global_step", "loss") == ["global_step", "loss"])
    #expect(try chosen("wall_time", "Epoch", "loss") == ["Epoch", "loss"])
    #expect(try chosen("time/fps", "time/time_elapsed", "loss") == ["time/time_elapsed", "loss"])
    #expect(try chosen("lr", "loss") == ["row", "loss"])
  }

  @Test("losses come first, then their parts, then rewards, then accuracy, then anything")
  func y() throws {
    #expect(
      try chosen("step", "train/loss", "val_loss", "Loss/test", "train/value_loss", "training loss")
        == ["step", "train/loss", "val_loss", "Loss/test", "training loss"])
    #expect(
      try chosen("epoch", "train/box_loss", "x/lr0", "val/cls_loss") == ["epoch", "train/box_loss", "val/cls_loss"])
    #expect(try chosen("step", "ep_rew_mean", "lr", "accuracy") == ["step", "ep_rew_mean"])
    #expect(try chosen("step", "val_accuracy", "lr") == ["step", "val_accuracy"])
    #expect(try chosen("step", "a", "b") == ["step", "a", "b"])
  }

  @Test("a batch number that starts again with every epoch is no x, and neither is an epoch that stays the same")
  func restartingCounter() throws {
    let batches = log(
      "a", ("epoch", [0, 0, 0, 1, 1, 1]), ("batch", [0, 1, 2, 0, 1, 2]), ("loss", [6, 5, 4, 3, 2, 1]))
    let curves = try LogChoice().curves(of: [batches])
    #expect(curves[0].xName == "batch of all epochs")
    #expect(curves[0].x == [0, 1, 2, 3, 4, 5])
    #expect(curves[0].y == [6, 5, 4, 3, 2, 1])
  }

  @Test("logs are drawn against what all of them count")
  func several() throws {
    let logs = [
      log("a", ("step", [10, 20]), ("epoch", [1, 2]), ("loss", [2, 1])),
      log("b", ("epoch", [1, 2]), ("loss", [3, 2])),
    ]
    #expect(try LogChoice().curves(of: logs).map(\.xName) == ["epoch", "epoch"])
    #expect(try LogChoice().curves(of: [logs[0]]).map(\.xName) == ["step"])
  }

  @Test("names and patterns choose, whatever their case, and by their last part")
  func patterns() throws {
    let log = log("a", ("step", [0, 1]), ("train/Loss", [2, 1]), ("val/loss", [3, 2]), ("lr", [0.1, 0.1]))
    func columns(_ y: String...) throws -> [String] { try LogChoice(y: y).curves(of: [log]).map(\.column) }
    #expect(try columns("TRAIN/*", "l?") == ["train/Loss", "lr"])
    #expect(try columns("loss") == ["train/Loss", "val/loss"])
    #expect(try columns("val/loss") == ["val/loss"])
    #expect(try LogChoice(x: "lr", y: ["val/loss"]).curves(of: [log])[0].x == [0.1, 0.1])
    #expect(NamePattern("a*b*c").matches("aXXbYbc"))
    #expect(!NamePattern("a*b*c").matches("aXXbYbcd"))
  }

  @Test("an unknown name is told with the nearest one, and a column of text is refused")
  func unknown() throws {
    let log = try Written("a.csv", "step,val_loss,note\n0,1,a\n1,2,b\n").log()
    #expect(throws: LogError.noSuchColumn(pattern: "val_los", columns: ["step", "val_loss", "note"])) {
      try LogChoice(y: ["val_los"]).curves(of: [log])
    }
    #expect(
      "\(LogError.noSuchColumn(pattern: "val_los", columns: ["step", "val_loss", "note"]))"
        == "no column 'val_los'; did you mean 'val_loss'? (columns: step, val_loss, note; gdplot logs FILE --list)")
    #expect(throws: LogError.notNumbers(column: "note")) { try LogChoice(y: ["note"]).curves(of: [log]) }
  }

  @Test("a list of columns says how many values they have, between which limits, and how many are not finite")
  func summary() throws {
    let log = try Written("a.csv", "step,loss,note\n0,3,a\n5,nan,b\n9,1,\n").log()
    let summary = LogSummary(of: log)
    #expect(summary.xName == "step")
    #expect(summary.drawn == ["loss"])
    #expect(summary.rows.map(\.column) == ["step", "loss", "note"])
    #expect(summary.rows.map(\.count) == [3, 3, 2])
    #expect(summary.rows[1].x == 0...9)
    #expect(summary.rows[1].values == 1...3)
    #expect(summary.rows[1].notFinite == 1)
    #expect(summary.rows[2].isText && summary.rows[2].values == nil)
  }
}
