import RunLogs
import TestSupport
import Testing

/// Returns the runs of logs in files and folders, each as `name: column x=y x=y`.
func curves(
  _ files: [String: String], folders: [String] = [], paths: [String]? = nil, x: String? = nil, y: [String] = [],
  by columns: [String] = []
) throws -> [String] {
  let folder = try TemporaryFolder()
  for name in folders { try folder.makeFolder(name) }
  for (name, text) in files { try folder.write(Array(text.utf8), to: name) }
  let search = try LogSearch((paths ?? files.keys.sorted()).map { "\(folder.path)/\($0)" }, toldApartBy: columns)
  return try LogChoice(x: x, y: y).curves(of: search.logs).map { curve in
    "\(curve.run): \(curve.column) \(zip(curve.x, curve.y).map { "\(text($0))=\(text($1))" }.joined(separator: " "))"
  }
}

private func text(_ number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }

struct SeveralRunsTests {
  /// Two optimizers with three seeds, four steps each.
  private static let grid =
    "optimizer,seed,step,loss\n"
    + ["sgd", "adam"].flatMap { optimizer in
      (1...3).flatMap { seed in
        (0..<4).map { "\(optimizer),\(seed),\($0),\((optimizer == "sgd" ? 1 : 10) * seed * (4 - $0))\n" }
      }
    }.joined()

  private static let gridCurves = [
    "sgd, seed 1: loss 0=4 1=3 2=2 3=1", "sgd, seed 2: loss 0=8 1=6 2=4 3=2", "sgd, seed 3: loss 0=12 1=9 2=6 3=3",
    "adam, seed 1: loss 0=40 1=30 2=20 3=10", "adam, seed 2: loss 0=80 1=60 2=40 3=20",
    "adam, seed 3: loss 0=120 1=90 2=60 3=30",
  ]

  @Test func `several columns that together make every step unique name the runs`() throws {
    #expect(try curves(["og.csv": Self.grid]) == Self.gridCurves)
    #expect(try curves(["og.csv": Self.grid], by: ["optimizer"]) == Self.gridCurves)
  }

  @Test func `a group is worked out before a row is dropped`() throws {
    let folder = try TemporaryFolder(["og.csv": Array(Self.grid.utf8)])
    let result = try LogsResult(["\(folder.path)/og.csv"], choice: LogChoice(), grouping: LogGrouping("optimizer"))
    #expect(result.series.map(\.run) == ["sgd", "adam"])
    #expect(result.series.map(\.y) == [[8, 6, 4, 2], [80, 60, 40, 20]])
    #expect(result.series[0].group?.deviation == [4, 3, 2, 1])
    #expect(!result.remarks.contains { $0.contains("replaced") })
  }

  @Test(arguments: [
    "exp", "name", "method", "optimizer", "config", "replicate", "rep", "fold", "split", "phase", "mode", "stage",
    "dataset", "task", "env", "worker", "rank", "lr", "learning_rate", "batch_size", "label", "variable", "metric",
    "model", "schedule", "strategy", "series", "run", "seed", "anything at all", "Versuch",
  ])
  func `a column tells runs apart whatever it is called`(name: String) throws {
    let blocks = "\(name),step,loss\na,0,3\na,1,2\nb,0,5\nb,1,4\n"
    func ends(_ lines: [String]) -> [String] { lines.map { $0.split(separator: " ").suffix(2).joined(separator: " ") } }
    #expect(try ends(curves(["a.csv": blocks])) == ["0=3 1=2", "0=5 1=4"])
    let interleaved = "step,\(name),loss\n0,7,3\n0,9,5\n1,7,2\n1,9,4\n"
    #expect(try ends(curves(["a.csv": interleaved], y: ["loss"])) == ["0=3 1=2", "0=5 1=4"])
  }

  @Test func `rows of training and validation become columns of their own`() throws {
    #expect(
      try curves(["a.csv": "phase,epoch,loss\ntrain,1,3\nval,1,4\ntrain,2,2\nval,2,5\n"])
        == ["a: train/loss 1=3 2=2", "a: val/loss 1=4 2=5"])
  }

  @Test func `a table with one number a row has a column for each of its tags`() throws {
    let text = """
      run,tag,step,value
      runA,train/loss,0,2.0
      runA,train/loss,10,1.5
      runA,train/loss,20,1.2
      runA,val/acc,0,0.1
      runA,val/acc,10,0.4
      runA,val/acc,20,0.55
      runB,train/loss,0,2.1
      runB,train/loss,10,1.8
      runB,train/loss,20,1.6
      runB,val/acc,0,0.12
      runB,val/acc,10,0.3
      runB,val/acc,20,0.41
      """
    #expect(
      try curves(["long.csv": text], y: ["*"]) == [
        "runA: train/loss 0=2 10=1.5 20=1.2", "runA: val/acc 0=0.1 10=0.4 20=0.55",
        "runB: train/loss 0=2.1 10=1.8 20=1.6", "runB: val/acc 0=0.12 10=0.3 20=0.41",
      ])
    // Ordered by the time of logging, as in melted data frames, and with other names.
    let melted = "epoch,variable,value\n1,loss,3\n1,acc,0.5\n2,loss,2\n2,acc,0.75\n"
    #expect(try curves(["m.csv": melted], y: ["*"]) == ["m: loss 1=3 2=2", "m: acc 1=0.5 2=0.75"])
    #expect(
      try curves(["k.tsv": "key\tvalue\tstep\na\t1\t0\nb\t5\t0\na\t2\t1\nb\t6\t1\n"], y: ["*"])
        == ["k: a 0=1 1=2", "k: b 0=5 1=6"])
  }

  @Test func `steps in any order are sorted where none repeats`() throws {
    let newestFirst = "step,loss\n" + (0..<10).map { "\(90 - 10 * $0),\(10 + 10 * $0)\n" }.joined()
    #expect(try curves(["a.csv": newestFirst])[0].hasPrefix("a: loss 0=100 10=90 20=80"))
    #expect(
      try curves(["a.csv": "step,loss\n0,1\n10,2\n20,3\n40,5\n30,4\n50,6\n60,7\n"])
        == ["a: loss 0=1 10=2 20=3 30=4 40=5 50=6 60=7"])
    #expect(try curves(["a.csv": "epoch,loss\n3,1\n1,3\n4,0\n2,2\n"]) == ["a: loss 1=3 2=2 3=1 4=0"])
    #expect(try curves(["a.jsonl": "{\"step\":5,\"loss\":1}\n{\"step\":4,\"loss\":2}\n"]) == ["a: loss 4=2 5=1"])
  }

  @Test
  func `a run that goes back and past its old end was resumed, and a column that changes then is no name of runs`()
    throws
  {
    let text = "step,lr,loss\n0,1,9\n10,1,8\n20,1,7\n30,1,6\n20,2,5\n30,2,4\n40,2,3\n"
    #expect(try curves(["a.csv": text]) == ["a: loss 0=9 10=8 20=5 30=4 40=3"])
  }

  @Test func `a batch that begins again with each epoch counts on over the epochs`() throws {
    let text = "epoch,iter,loss\n1,50,6\n1,100,5\n2,50,4\n2,100,3\n3,50,2\n3,100,1\n"
    #expect(try curves(["a.csv": text]) == ["a: loss 50=6 100=5 150=4 200=3 250=2 300=1"])
    let lines = [(1, 1), (1, 2), (2, 1), (2, 2)].map {
      "{\"mode\":\"train\",\"epoch\":\($0.0),\"iter\":\($0.1),\"loss\":\($0.0)}"
    }
    let validation = "{\"mode\":\"val\",\"epoch\":1,\"iter\":1,\"mAP\":0.5}"
    #expect(
      try curves(["run.log.json": (lines[..<2] + [validation] + lines[2...]).joined(separator: "\n")], y: ["loss"])
        == ["run.log: loss 1=1 2=1 3=2 4=2"])
  }

  @Test func `folders of one name are different folders`() throws {
    let runs = ["ppo/seed1", "ppo/seed2", "dqn/seed1", "dqn/seed2"]
    let folder = try TemporaryFolder()
    for (index, run) in runs.enumerated() {
      try folder.makeFolder("rl/\(run)")
      try folder.write(Array("step,reward\n0,\(index)\n1,\(index + 1)\n".utf8), to: "rl/\(run)/progress.csv")
    }
    let result = try LogsResult(["\(folder.path)/rl"], choice: LogChoice(), grouping: .folder)
    #expect(result.series.map(\.run).sorted() == ["dqn/seed1", "dqn/seed2", "ppo/seed1", "ppo/seed2"])
    #expect(result.series.allSatisfy { $0.group == nil || $0.group?.runs.count == 1 })
    let seeds = try LogsResult(["\(folder.path)/rl"], choice: LogChoice(), grouping: .seeds)
    #expect(seeds.series.map(\.run).sorted() == ["dqn", "ppo"])
  }

  @Test func `shortened names keep what differs`() {
    let names = ["10000", "100000", "1000000"].map { "buffer_size=\($0)_eps_sched/seed_1" }
    #expect(LogNames.shortened(names, to: 26) == ["10000", "100000", "1000000"])
    let long = ["a", "b"].map { String(repeating: "x", count: 40) + $0 }
    #expect(Set(LogNames.shortened(long, to: 26)).count == 2)
    #expect(LogNames.shortened(["sgd", "adam"], to: 26) == ["sgd", "adam"])
    let rates = ["lr0.1", "lr0.15", "lr0.2"]
    #expect(LogNames.shortened(rates.map { "experiment-with-cosine-\($0)" }, to: 26) == rates)
  }
}
