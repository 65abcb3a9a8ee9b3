import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Tests the logs of other programs with the built binary.
struct LogsCommandTests {
  private func folder(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in files {
      let file = folder.url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return folder
  }

  private static let seeds = [
    "runs/seed-0.csv": "step,loss,lr\n0,4,1\n10,2,1\n20,1,1\n", "runs/seed-1.csv": "step,loss,lr\n0,6,1\n10,4,1\n",
  ]

  @Test func `a plain command finds x and y, and draws`() throws {
    let folder = try folder(["run.csv": "epoch,accuracy,loss\n0,0.1,nan\n1,0.5,2\n2,0.6,1\n"])
    let run = try GdplotRun("logs", "run.csv", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.output.contains("loss") && run.output.contains("epoch") && !run.output.contains("accuracy"))
    #expect(run.errors.contains("1 value of 3 not finite"))
    #expect(folder.names.contains("plots/logs-run.png"))
  }

  @Test func `a link above the folder, pipes and devices are passed over`() throws {
    let folder = try folder(["runs/a/log.csv": "step,loss\n0,2\n1,1\n"])
    try FileManager.default.createSymbolicLink(atPath: folder.path("runs/root"), withDestinationPath: "/")
    try FileManager.default.createSymbolicLink(atPath: folder.path("runs/devices"), withDestinationPath: "/dev")
    mkfifo(folder.path("runs/a/pipe.csv"), 0o644)
    let run = try GdplotRun("logs", "runs", "--list", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("loss") && run.errors.contains("runs/root: it is a link to a folder above"))
  }

  @Test func `the export has every point, and NaN spelled out`() throws {
    let folder = try folder(["run.csv": "epoch,loss\n0,nan\n1,2\n2,1\n"])
    let run = try GdplotRun("logs", "run.csv", "--smooth", "0", "--export", "-", in: folder)
    #expect(
      run.output
        == "run,column,x_name,x,y,y_smoothed,low,high,n\nrun,loss,epoch,0,nan,,,,1\nrun,loss,epoch,1,2,,,,1\n"
        + "run,loss,epoch,2,1,,,,1\n")
  }

  @Test func `seeds are a mean with the number of runs behind it`() throws {
    let run = try GdplotRun(
      "logs", "runs", "--group-by", "seeds", "--export", "-", in: try folder(Self.seeds))
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.column("y") == ["5", "3", "1"] && run.column("n") == ["2", "2", "1"])
    #expect(run.errors.contains("all 2 runs from step 0 to 10; fewer beyond"))
  }

  @Test func `the numbers that gdplot exports are its own, and their loss is drawn once`() throws {
    let folder = try TemporaryFolder()
    _ = try GdplotRun("curve", "--loss", "softmax", "--data", "iris", "--epochs", "3", "--export", "a.csv", in: folder)
    #expect(try GdplotRun("logs", "a.csv", "--list", in: folder).output.contains("gdplot numbers"))
    let drawn = try GdplotRun("logs", "a.csv", in: folder)
    #expect(drawn.status == 0 && !drawn.output.contains("loss_smoothed"), "\(drawn.output)")
  }

  @Test func `quantities beyond those that are drawn are counted in a note`() throws {
    let folder = try TemporaryFolder()
    let names = (1...30).map { "m\($0)" }
    let rows = (1...5).map { row in "\(row)," + names.map { _ in "\(row)" }.joined(separator: ",") }
    try folder.write((["step," + names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n", to: "wide.csv")
    let run = try GdplotRun("logs", "wide.csv", "--y", "m*", in: folder)
    #expect(run.errors.contains("note: 6 of 30 quantities are drawn; --y names fewer"), "\(run.errors)")
    let grouped = try GdplotRun("logs", "wide.csv", "--group-by", "seds", in: folder)
    #expect(grouped.status == 2 && grouped.errors.contains("did you mean 'seeds'?"), "\(grouped.errors)")
  }

  @Test func `several columns are named by patterns`() throws {
    let run = try GdplotRun("logs", "runs", "--y", "l*", "--json", in: try folder(Self.seeds))
    let series = run.summary["series"] as? [[String: Any]] ?? []
    #expect(series.compactMap { $0["column"] as? String } == ["loss", "lr", "loss", "lr"])
    #expect((run.summary["files"] as? [[String: Any]])?.compactMap { $0["name"] as? String }.first == "runs/seed-0.csv")
  }

  @Test func `a resumed run's earlier points are replaced, and that is said`() throws {
    let folder = try folder(["run.csv": "step,loss\n0,5\n1,4\n2,3\n1,3.5\n2,2\n"])
    let run = try GdplotRun("logs", "run.csv", "--export", "-", in: folder)
    #expect(run.column("y") == ["5", "3.5", "2"])
    #expect(run.errors.contains("2 points replaced where step repeats"))
  }

  @Test func `a list says what there is and draws nothing`() throws {
    let folder = try folder(Self.seeds)
    let run = try GdplotRun("logs", "runs", "--list", in: folder)
    #expect(run.status == 0 && run.output.contains("seed-0: CSV, 3 rows, x: step (runs/seed-0.csv)"))
    #expect(run.output.contains("loss    *") && run.output.contains("0–20"), "said: \(run.output)")
    #expect(!folder.names.contains("plots"))
  }

  @Test func `logs without a common count are drawn against rows, which is said`() throws {
    let folder = try folder(["a.csv": "step,loss\n0,2\n5,1\n", "b.csv": "epoch,loss\n0,2\n1,1\n"])
    let run = try GdplotRun("logs", "a.csv", "b.csv", in: folder)
    #expect(run.errors.contains("these logs have no column of steps, epochs or time in common"))
  }

  @Test func `the figure is made again from its recipe, byte for byte`() throws {
    let folder = try folder(Self.seeds)
    _ = try GdplotRun("logs", "runs", in: folder)
    let again = try GdplotRun("replay", "plots/logs-runs.png", in: folder)
    #expect(again.status == 0 && again.output.contains("byte for byte"), "said: \(again.errors)")
  }

  /// `np.savez_compressed('evaluations', timesteps=[100, 200], results=[[1, 2, 6], [-1, 0, 4]], ep_lengths=…)`.
  private static let evaluations = """
    UEsDBC0AAAAIAAAAIQBi92JB//////////8NABQAdGltZXN0ZXBzLm5weQEAEACQAAAAAAAAAEoAAAAAAAAAm+wX6hsQychQxlCt
    npJanFykbqWgbpNpoa6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjqaOgq1ChQArhQGCDgBpQFQSwMELQAAAAgAAAAh
    AEOaTxn//////////wsAFAByZXN1bHRzLm5weQEAEACwAAAAAAAAAFoAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNmoa6j
    oJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjoKxpo6CrUKZAMuBjD4YA+hGRwglASU/rCfAQUIOAAAUEsDBC0AAAAIAAAA
    IQAA4uXZ//////////8OABQAZXBfbGVuZ3Rocy5ucHkBABAAsAAAAAAAAABRAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6T
    aaGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1CmQDLi4GCECnOaA0J5o4AFBLAQItAy0AAAAIAAAAIQBi
    92JBSgAAAJAAAAANAAAAAAAAAAAAAACAAQAAAAB0aW1lc3RlcHMubnB5UEsBAi0DLQAAAAgAAAAhAEOaTxlaAAAAsAAAAAsAAAAA
    AAAAAAAAAIABiQAAAHJlc3VsdHMubnB5UEsBAi0DLQAAAAgAAAAhAADi5dlRAAAAsAAAAA4AAAAAAAAAAAAAAIABIAEAAGVwX2xl
    bmd0aHMubnB5UEsFBgAAAAADAAMAsAAAALEBAAAAAA==
    """

  @Test func `the evaluations of Stable-Baselines3 are found in folders, and drawn as means with their band`() throws {
    let folder = try TemporaryFolder()
    let run = folder.url.appending(path: "runs/ppo_1")
    try FileManager.default.createDirectory(at: run, withIntermediateDirectories: true)
    let archive = try #require(Data(base64Encoded: Self.evaluations, options: .ignoreUnknownCharacters))
    try archive.write(to: run.appending(path: "evaluations.npz"))

    let table = try GdplotRun("logs", "runs", "--export", "-", in: folder)
    #expect(
      table.output
        == "run,column,x_name,x,y,y_smoothed,low,high,n\nppo_1,results,timesteps,100,3,,1,6,1\n"
        + "ppo_1,results,timesteps,200,1,,-1,4,1\n")
    #expect(
      table.errors.contains("results, ep_lengths: means over the 3 episodes of an evaluation, with the least and the"))
    let list = try GdplotRun("logs", "runs/ppo_1/evaluations.npz", "--list", in: folder)
    #expect(
      list.output.contains("ppo_1: Stable-Baselines log, 2 rows, x: timesteps (runs/ppo_1/evaluations.npz)"),
      "said: \(list.output)")
    let again = try GdplotRun("replay", "plots/logs-runs.png", in: folder)
    #expect(again.status == 0 && again.output.contains("byte for byte"), "said: \(again.errors)")
    let data = try GdplotRun("curve", "--data", "runs/ppo_1/evaluations.npz", "--loss", "mse", in: folder)
    #expect(data.status == 2 && data.errors.contains("which arrays are features and target?"), "said: \(data.errors)")
  }

  @Test func `following ends at once where there is nothing to read`() throws {
    let run = try GdplotRun("logs", "runs", "--follow", in: try folder(["runs/notes.md": "none"]))
    #expect(run.status == 2 && run.errors.contains("no logs in this folder or below it"))
  }

  @Test(arguments: [
    (["logs"], 2, "logs needs files or folders; name them first"),
    (["logs", "empty.csv"], 1, "empty.csv: the file is empty; the run has not logged anything yet"),
    (["logs", "header.csv"], 1, "header.csv: has a header (step, loss), but no rows"),
    (["logs", "run.cvs"], 2, "run.cvs"),
    (["logs", "run.csv", "--y", "los"], 2, "no column 'los'; did you mean 'loss'?"),
    (["logs", "run.csv", "--group-by", "model"], 2, "no column 'model'"),
    (["logs", "run.csv", "--list", "--follow"], 2, "--list draws nothing and --follow goes on drawing; give one"),
    (["logs", "run.csv", "--every", "1"], 2, "--every is about --follow; give both"),
    (["logs", "run.csv", "--follow", "--json"], 2, "--follow goes on; --json, --export - and -o - are written once"),
    (["logs", "run.csv", "--list", "--json"], 2, "--list draws nothing; leave -o, --export and --json out"),
    (["logs", "run.csv", "--smooth", "emma"], 2, "unknown smoother 'emma'"),
    (["logs", "output.txt"], 1, "is console output, not a table; export the run's history from W&B"),
  ])
  func `what cannot be drawn is answered with what is wrong`(
    arguments: [String], status: Int32, message: String
  ) throws {
    let folder = try folder([
      "empty.csv": "", "header.csv": "step,loss\n", "run.csv": "step,loss\n0,2\n1,1\n",
      "output.txt": "wandb: Run data is saved locally in wandb/run-1\nwandb: Run history:\nwandb:   loss █▃▁\n",
    ])
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "said: \(run.errors)")
    #expect(!folder.names.contains("plots"))
  }

  @Test(
    .enabled(if: TestData.has("logs") && TestData.has("tb") && TestData.has("npz")),
    arguments: [
      ("logs/lightning_arcroute_metrics_v1.csv", "step", "train/loss"),
      ("logs/sb3_ppo_progress.csv", "time/total_timesteps", "rollout/ep_rew_mean"),
      ("logs/wandb_export_nanogpt.csv", "Step", "train/loss"),
      ("logs/yolov5_exp_results.csv", "epoch", "train/box_loss"),
      ("logs/hf_whisper_trainer_state.json", "step", "loss"),
      ("logs/reacher_seeds", "timesteps", "r"),
      ("npz/sb_evaluations_b.npz", "timesteps", "results"),
      ("tb/dipesh_torch/fashion_mnist", "step", "training loss"),
      ("tb/dipesh_torch/only_funcs", "step", "Loss/train"),
      ("tb/kirschberg_tf2", "step", "v_loss"),
      ("tb/yolov5_torch", "step", "train/box_loss"),
    ])
  func `real logs are drawn with the x and y that people mean`(path: String, x: String, y: String) throws {
    let run = try GdplotRun("logs", TestData.path(path), "--json", in: try TemporaryFolder())
    #expect(run.status == 0, "said: \(run.errors)")
    let first = (run.summary["series"] as? [[String: Any]])?.first
    #expect(first?["x_name"] as? String == x && first?["column"] as? String == y)
  }
}
