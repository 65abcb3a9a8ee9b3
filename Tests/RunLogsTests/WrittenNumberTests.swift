import FileReading
import RunLogs
import TestSupport
import Testing

struct WrittenNumberTests {
  private func log(_ text: String, _ name: String = "a.csv") throws -> Log { try Written(name, text).log() }

  @Test(arguments: [
    "-nan", "nan", "NaN", "-NaN", "+nan", "nan(ind)", "-nan(ind)", "-1.#IND", "1.#QNAN", "nan(0x8000000000000)",
  ])
  func `whatever C writes for what is no number is not finite`(word: String) throws {
    let loss = try log("step,loss\n0,1.0\n1,\(word)\n2,0.5\n").column("loss")?.numbers
    #expect(loss?.count == 3 && loss?[1].isNaN == true)
  }

  @Test(arguments: [
    ("inf", Double.infinity), ("-inf", -.infinity), ("1.#INF", .infinity), ("-1.#INF00", -.infinity),
    ("-Infinity", -.infinity),
  ])
  func `whatever C writes for infinity is infinite`(word: String, value: Double) throws {
    #expect(try log("step,loss\n0,1.0\n1,\(word)\n2,0.5\n").column("loss")?.numbers == [1, value, 0.5])
  }

  @Test func `one cell that is no number costs a cell and a note`() throws {
    let bad = try log("step,loss\n0,1.0\n1,ERROR\n2,0.5\n")
    #expect(bad.column("loss") == LogColumn(name: "loss", rows: [0, 2], cells: .numbers([1, 0.5])))
    #expect(bad.remarks == ["1 of 3 values of loss is no number: 'ERROR' in line 3, left out"])
    #expect(try log("step,loss\n0,1.0\n1,-\n2,0.5\n").column("loss")?.numbers == [1, 0.5])
    #expect(try log("step,loss\n0,1.0\n1,--\n2,0.5\n3,n.a.\n").column("loss")?.numbers == [1, 0.5])
    let json = try log("{\"step\":0,\"loss\":1}\n{\"step\":1,\"loss\":\"oops\"}\n{\"step\":2,\"loss\":3}\n", "a.jsonl")
    #expect(json.column("loss")?.numbers == [1, 3])
  }

  @Test func `a column of text is said to be text, with its first cell`() throws {
    let text = try log("step,loss\n0,high\n1,higher\n2,0.5\n")
    #expect(text.remarks == ["'loss' is text ('high' in line 2)"])
    #expect(throws: LogError.nothingToDraw(columns: ["step", "loss"], texts: ["loss"])) {
      try LogChoice().curves(of: [text])
    }
  }

  @Test(arguments: [
    ("1.0D-03", 0.001), ("tensor(0.5)", 0.5), ("tensor(0.5, device='cuda:0')", 0.5),
    ("tensor(0.5, grad_fn=<MeanBackward0>)", 0.5), ("np.float32(0.25)", 0.25), ("[0.5]", 0.5), ("tensor([0.5])", 0.5),
    ("<tf.Tensor: shape=(), dtype=float32, numpy=0.5>", 0.5), ("\u{2212}2", -2),
  ])
  func `numbers in a program's words are numbers`(text: String, value: Double) throws {
    #expect(try log("step,loss\n0,1\n1,\"\(text)\"\n2,3\n").column("loss")?.numbers == [1, value, 3])
  }

  @Test func `decimal commas are read where semicolons or tabs separate`() throws {
    let german = try log("Epoche;Verlust;Genauigkeit\n1;0,931;0,41\n2;0,712;0,55\n3;0,598;0,63\n")
    #expect(german.column("Verlust")?.numbers == [0.931, 0.712, 0.598])
    let curves = try LogChoice().curves(of: [german])
    #expect(curves.map(\.column) == ["Verlust"] && curves[0].xName == "Epoche")

    let open = try log("epoch;train loss;val loss\n1;0,931;1,041\n2;0,712;0,955\n")
    #expect(open.column("train loss")?.numbers == [0.931, 0.712])
    #expect(open.column("val loss")?.numbers == [1.041, 0.955])
    #expect(try log("sep=;\nepoch;loss\n1;0,93\n2;0,71\n").column("loss")?.numbers == [0.93, 0.71])
    #expect(try log("step\tloss\n1.000\t0,5\n2.000\t0,25\n").columns.map(\.numbers) == [[1_000, 2_000], [0.5, 0.25]])
    #expect(try log("epoch;loss\n1;1.234,5\n2;999,25\n").column("loss")?.numbers == [1_234.5, 999.25])
  }

  @Test(arguments: ["\"1,000\"", "1'000", "1 000", "1\u{202F}000", "1_000", "1k", "1.0k", "1000.0"])
  func `thousands are read where a whole column is written so`(text: String) throws {
    let rows = [1, 2, 3].map { "\(text.replacing("1", with: "\($0)", maxReplacements: 1)),0.\($0)\n" }.joined()
    let log = try log("step,loss\n" + rows)
    #expect(log.column("step")?.numbers == [1_000, 2_000, 3_000])
    #expect(try LogChoice().curves(of: [log])[0].xName == "step")
  }

  @Test func `percent and units are read, and said`() throws {
    let percent = try log("epoch,loss,accuracy\n1,0.93,41.2%\n2,0.71,55.0%\n")
    #expect(percent.column("accuracy")?.numbers == [41.2, 55])
    #expect(percent.remarks == ["'accuracy' is in percent"])
    #expect(try log("epoch,loss,time\n1,3,12.5 s\n2,2,13 s\n").column("time")?.numbers == [12.5, 13])
    #expect(try log("epoch,loss,time\n1,3,0:01:05\n2,2,1:00:00\n").column("time")?.numbers == [65, 3_600])
    #expect(try log("epoch,loss,took\n1,3,500ms\n2,2,1.5s\n3,1,2min\n").column("took")?.numbers == [0.5, 1.5, 120])
  }

  @Test func `a last line without an end counts only if it is whole`() throws {
    let cut = try log("step,loss\n0,1.0\n1,0.9\n2,0.8\n3,0.")
    #expect(cut.column("loss")?.numbers == [1, 0.9, 0.8])
    #expect(cut.remarks == ["line 5 is cut off and left out"])
    #expect(try log("step,loss\n0,1.0\n1,0.9\n2,0.75").column("loss")?.numbers == [1, 0.9, 0.75])
    for rest in ["1.5e", "1.5e-", "-", "0."] {
      #expect(try log("step,loss,val\n0,1,1\n1,1,2\n2,3,\(rest)").rowCount == 2, "\(rest)")
    }
    let folder = try TemporaryFolder(["a.csv": Array("step,loss\n0,1\n1,0.5\n2,0.25".utf8)])
    let waiting = try LogSearch(["\(folder.path)/a.csv"], isWritten: true)
    #expect(waiting.logs[0].column("loss")?.numbers == [1, 0.5])
  }

  @Test func `steps that are text are said to be so`() throws {
    let log = try log("step,loss\nfirst,3\nsecond,2\n")
    let chosen = try LogChoice().chosen(of: [log])
    #expect(chosen.curves[0].xName == "row")
    #expect(chosen.remarks == ["step is text ('first'), so rows are counted"])
  }

  @Test func `another header begins a part with more columns`() throws {
    let log = try log("epoch,loss\n0,2\n1,1.5\nepoch,loss,val_loss\n2,1,1.1\n3,0.9,1.05\n")
    #expect(log.column("loss")?.numbers == [2, 1.5, 1, 0.9])
    #expect(log.column("val_loss") == LogColumn(name: "val_loss", rows: [2, 3], cells: .numbers([1.1, 1.05])))
    // Fewer columns, and others in another order.
    #expect(try self.log("step,loss,acc\n0,2,0.1\nstep,loss\n1,1\n").column("loss")?.numbers == [2, 1])
    #expect(try self.log("step,loss\n0,2\nloss,step\n1,1\n0.5,2\n").column("loss")?.numbers == [2, 1, 0.5])
  }

  @Test func `tables with blanks between the cells are read`() throws {
    let saved = try log("# epoch loss\n1 0.93\n2 0.71\n3 0.60\n", "a.dat")
    #expect(saved.column("loss")?.numbers == [0.93, 0.71, 0.6])
    #expect(try LogChoice().curves(of: [saved])[0].xName == "epoch")
    #expect(try log("step   loss\n   1   0.5\n  10   0.25\n", "a.txt").column("loss")?.numbers == [0.5, 0.25])
    #expect(
      try log("# step,loss\n1.000000000000000000e+00,5e-01\n2e0,0.25\n", "a.txt").column("loss")?.numbers == [
        0.5, 0.25,
      ])
    #expect(try log("1 0,5\n2 0,25\n", "a.txt").columns.map(\.numbers) == [[1, 2], [0.5, 0.25]])
  }

  @Test(arguments: [
    ("2024-03-01 10:00:00", 1_709_287_200.0), ("2024-03-01T10:00:00Z", 1_709_287_200),
    ("2024-03-01T11:00:00+01:00", 1_709_287_200),
    ("2024-03-01T10:00:00.250Z", 1_709_287_200.25), ("2024/03/01 10:00", 1_709_287_200),
    ("20240301-100000", 1_709_287_200),
    ("2024-03-01_10-00-00", 1_709_287_200), ("01.03.2024 10:00:00", 1_709_287_200),
    ("2024-03-01 10:00:00,500", 1_709_287_200.5),
    ("2024-03-01T05:30:00-0430", 1_709_287_200), ("1970-01-01", 0),
  ])
  func `dates are read as programs write them`(text: String, seconds: Double) {
    #expect(WrittenDate.seconds(text) == seconds)
  }

  @Test func `a time is drawn since the start of its run`() throws {
    let dates = try log(
      "timestamp,loss\n2024-03-01 10:00:00,0.93\n2024-03-01 10:01:00,0.71\n2024-03-01 10:02:30,0.60\n")
    let curve = try LogChoice().curves(of: [dates])[0]
    #expect(curve.x == [0, 60, 150] && curve.xUnit == "s" && curve.xName == "timestamp")
    // Summer time ends between the two.
    let night = try log("time,loss\n2024-10-27T02:50:00+02:00,2\n2024-10-27T02:10:00+01:00,1\n")
    #expect(try LogChoice().curves(of: [night])[0].x == [0, 1_200])
    for (first, second) in [
      ("1732800400", "1732800460"), ("1732800400000", "1732800460000"), ("1732800400000000000", "1732800460000000000"),
    ] {
      #expect(try LogChoice().curves(of: [log("wall_time,loss\n\(first),2\n\(second),1\n")])[0].x == [0, 60])
    }
    let absolute = try LogChoice(x: "date").curves(of: [dates])[0]
    #expect(absolute.x[0] == 1_709_287_200 && absolute.xUnit == LogX.dateUnit)
  }

  @Test func `counters of the field are x`() throws {
    func x(_ header: String) throws -> String {
      let width = header.split(separator: ",").count
      let rows = (1...3).map { row in (0..<width).map { "\(row * (width - $0))" }.joined(separator: ",") + "\n" }
      return try LogChoice().curves(of: [log(header + "\n" + rows.joined())])[0].xName
    }
    #expect(try x("timesteps_total,training_iteration,timestamp,episode_reward_mean") == "timesteps_total")
    #expect(try x("Epoch,AverageEpRet,TotalEnvInteracts,LossPi") == "TotalEnvInteracts")
    #expect(try x("trainLoss,globalStep") == "globalStep")
    #expect(try x("loss,n_iter") == "n_iter")
  }

  @Test func `names in camel case are read, and the norm of a gradient is no loss`() throws {
    func drawn(_ header: String) throws -> [String] {
      let width = header.split(separator: ",").count
      let rows = (1...3).map { row in (0..<width).map { "\(row + $0)" }.joined(separator: ",") + "\n" }
      return try LogChoice().curves(of: [log(header + "\n" + rows.joined())]).map(\.column)
    }
    #expect(try drawn("epoch,trainLoss,valLoss,trainAcc,valAcc") == ["trainLoss", "valLoss"])
    #expect(try drawn("Epoch,AverageEpRet,LossPi,LossQ") == ["LossPi", "LossQ"])
    #expect(try drawn("step,loss_grad_norm,loss_scale,train/box_loss") == ["train/box_loss"])
    #expect(try drawn("step,mAP,lr") == ["mAP"])
  }

  @Test func `of very many columns twelve are drawn`() throws {
    let names = (0..<150).map { "acc_\($0)" }
    let text =
      "step," + names.joined(separator: ",") + "\n"
      + (0..<38).map { row in "\(row)" + names.map { _ in ",0.\(row)" }.joined() + "\n" }.joined()
    let chosen = try LogChoice().chosen(of: [log(text)])
    #expect(chosen.curves.count == 12)
    #expect(chosen.remarks == ["138 more columns of the same kind not drawn; choose with --y, see all with --list"])
  }

  @Test func `rates and counters are not noisy, losses are`() throws {
    let rows = (0..<60).map { "\($0),\(Double($0) * 3.5e-5),\($0 % 3),\(100 + $0)\n" }.joined()
    let folder = try TemporaryFolder(["a.csv": Array(("step,lr,loss,memory\n" + rows).utf8)])
    let result = try LogsResult(["\(folder.path)/a.csv"], choice: LogChoice(y: ["lr", "loss", "memory"]))
    #expect(result.series.map(\.isNoisy) == [false, true, false])
    #expect(result.series.map(\.role) == [.rate, .loss, .other])
  }
}
