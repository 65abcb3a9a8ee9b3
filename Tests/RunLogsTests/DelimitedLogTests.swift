import RunLogs
import TestSupport
import Testing

@Suite("A log that is a table")
struct DelimitedLogTests {
  @Test("a byte-order mark, comments, padded and quoted headers and ends of lines as on Windows do not matter")
  func oddities() throws {
    let text = "\u{FEFF}# made by us\r\n  epoch , \"train loss\",  val_loss\r\n0, 1.5 ,2\r\n# pause\r\n1,\"0.5\",\r\n"
    let log = try Written("a.csv", text).log()
    #expect(log.columns.map(\.name) == ["epoch", "train loss", "val_loss"])
    #expect(log.column("train loss")?.numbers == [1.5, 0.5])
    #expect(log.column("val_loss")?.rows == [0])
    #expect(log.kind == .csv)
    #expect(log.rowCount == 2)
  }

  @Test("a table of more columns than anybody logs is refused with their number, before its cells are looked at")
  func tooManyColumns() throws {
    let header = (0...100_000).map { "c\($0)" }.joined(separator: ",")
    let row = String(repeating: "1,", count: 100_000) + "1"
    do {
      _ = try Written("a.csv", header + "\n" + row + "\n").log()
      Issue.record("it is read")
    } catch {
      #expect("\(error)".hasSuffix("it has 100,001 columns; logs have at most 100,000"), "\(error)")
    }
  }

  @Test("columns without a header are numbered, and of two with one name the second gets another")
  func names() throws {
    let bare = try Written("a.tsv", "0\t2.5\n1\t2\n").log()
    #expect(bare.kind == .tsv)
    #expect(bare.columns.map(\.name) == ["c0", "c1"])
    #expect(bare.remarks == ["no header: the columns are called c0…c1"])

    let twice = try Written("a.csv", "step,loss,loss\n0,1,2\n").log()
    #expect(twice.columns.map(\.name) == ["step", "loss", "loss.1"])
    #expect(twice.remarks == ["column 2 is a second 'loss' and is called 'loss.1'"])
  }

  @Test("values that are not finite are values, words for nothing are none, and text makes a column of text")
  func cells() throws {
    let log = try Written("a.csv", "step,loss,acc,note\n0,nan,,a\n1,-inf,NA,2\n2,Infinity,None,b\n3,1e400,0.5,c\n")
      .log()
    let loss = try #require(log.column("loss")?.numbers)
    #expect(loss[0].isNaN)
    #expect(Array(loss[1...]) == [-.infinity, .infinity, .infinity])
    #expect(log.column("acc")?.rows == [3])
    #expect(log.column("note")?.cells == .texts(["a", "2", "b", "c"]))
  }

  @Test(
    "a last row that is cut off is left out, and so is a header a resumed run repeats; another short row is an error")
  func raggedRows() throws {
    let resumed = try Written("a.csv", "step,loss\n0,3\n1,2\nstep,loss\n1,2.5\n2").log()
    #expect(resumed.column("loss")?.numbers == [3, 2, 2.5])
    #expect(resumed.remarks == ["line 6 is cut off and left out", "1 repeated header stepped over"])

    #expect(
      try Written("a.csv", "step,loss\n0,3\n1\n2,1\n").message
        == "FOLDER/a.csv: line 3: expected 2 cells as in the first row, found 1")
  }

  @Test(
    "programs are known by their columns",
    arguments: [
      ("epoch,accuracy,loss,val_accuracy,val_loss\n0,0.1,2,0.1,2\n", LogKind.keras),
      ("epoch,step,train/loss,val/loss\n0,9,1,\n0,9,,2\n", .lightning),
      ("   epoch, train/box_loss, metrics/mAP_0.5\n 0, 0.1, 0.2\n", .yolo),
      ("epoch,time,train/box_loss,lr/pg0,lr/pg1,lr/pg2\n1,0.5,0.1,1,1,1\n", .yolo),
      ("time/total_timesteps,rollout/ep_rew_mean\n2048,-5\n", .stableBaselines),
      ("#{\"t_start\": 1.5}\nr,l,t\n-3,10,0.5\n", .stableBaselines), ("step;loss\n0;1\n", .csv),
    ])
  func programs(text: String, kind: LogKind) throws {
    #expect(try Written("a.csv", text).log().kind == kind)
  }

  @Test("a monitor file gets the steps taken up to the end of each episode")
  func monitor() throws {
    let log = try Written("a.monitor.csv", "#{\"t_start\": 1.5}\nr,l,t\n-3,10,0.5\n-2,5,0.7\n").log()
    #expect(log.column("timesteps")?.numbers == [10, 15])
    #expect(log.remarks == ["'timesteps' is the running sum of the episode lengths 'l'"])
  }

  @Test("an export of W&B has a log for each run, whose least and greatest values are bands")
  func wandb() throws {
    let text = """
      "Step","a - b - loss","a - b - loss__MIN","a - b - loss__MAX","c - loss","c - loss__MIN","c - loss__MAX"
      "0","3","2","4","","",""
      "10","2","1","5","7","7","NaN"
      """
    let written = try Written("export.csv", text)
    let logs = try LogReader.logs(in: written.path)
    #expect(logs.map(\.name) == ["a - b", "c"])
    #expect(logs.map(\.kind) == [.wandb, .wandb])
    #expect(logs[0].columns.map(\.name) == ["Step", "loss"])
    #expect(logs[0].column("loss")?.band == LogBand(low: [2, 1], high: [4, 5]))
    let curves = try LogChoice().curves(of: logs)
    #expect(curves.map(\.x) == [[0, 10], [10]])
    #expect(curves[1].band?.low == [7])
    #expect(curves[1].band?.high[0].isNaN == true)
  }
}
