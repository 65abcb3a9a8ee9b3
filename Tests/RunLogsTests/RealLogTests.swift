import RunLogs
import TestSupport
import Testing

/// Reads files of real programs; the expected numbers are those of the README next to them.
@Suite("Real logs", .enabled(if: RealData.isThere, "\(RealData.absence)"))
struct RealLogTests {
  private func logs(_ name: String) throws -> [Log] { try LogReader.logs(in: RealData.path("logs/\(name)")) }

  private func curves(_ name: String, y: [String] = []) throws -> [LogCurve] {
    try LogChoice(y: y).curves(of: logs(name))
  }

  @Test("YOLO's results: padded headers, six losses against epochs")
  func yolo() throws {
    let log = try logs("yolov5_exp_results.csv")[0]
    #expect(log.kind == .yolo)
    #expect(log.rowCount == 3 && log.columns.count == 14)
    let curves = try curves("yolov5_exp_results.csv")
    #expect(
      curves.map(\.column) == ["train", "val"].flatMap { part in ["box", "obj", "cls"].map { "\(part)/\($0)_loss" } })
    #expect(curves[0].xName == "epoch" && curves[0].x == [0, 1, 2])
    #expect(curves[0].y == [0.12431, 0.12074, 0.11714])
  }

  @Test("Lightning's metrics: training and validation in different rows, against steps")
  func lightning() throws {
    let name = "lightning_arcroute_metrics_v1.csv"
    let log = try logs(name)[0]
    #expect(log.kind == .lightning)
    #expect(log.rowCount == 90 && log.columns.count == 8)
    let curves = try curves(name)
    #expect(curves.map(\.column) == ["train/loss"])
    #expect(curves[0].xName == "step" && curves[0].x.count == 82)
    #expect(curves[0].x.first == 49 && curves[0].y.first == -0.02284548431634903)
    let rewards = try self.curves(name, y: ["val/*"])
    #expect(rewards[0].x == [488, 977, 1466, 1955, 2444, 2933, 3422, 3911])
    #expect(rewards[0].y.last == -5.889507293701172)
  }

  @Test("W&B's export: eight runs with bands")
  func wandb() throws {
    let logs = try logs("wandb_export_nanogpt.csv")
    #expect(logs.count == 8)
    #expect(logs.allSatisfy { $0.kind == .wandb && $0.rowCount == 386 && $0.columns.count == 2 })
    let gpt2 = try #require(try LogChoice().curves(of: logs).first { $0.run == "gpt2" })
    #expect(gpt2.xName == "Step" && gpt2.column == "train/loss")
    #expect(gpt2.x.count == 386 && gpt2.x.last == 385)
    #expect(abs((gpt2.y.min() ?? 0) - 3.263164) < 5e-7)
    #expect(abs((gpt2.y.max() ?? 0) - 10.954041) < 5e-7)
    #expect(gpt2.y.last == 3.2849113941192627)
    #expect(gpt2.band?.low.count == 386)
  }

  @Test("Hugging Face's trainer state: training and evaluation losses against steps")
  func huggingFace() throws {
    let log = try logs("hf_whisper_trainer_state.json")[0]
    #expect(log.kind == .huggingFace && log.rowCount == 206)
    let curves = try curves("hf_whisper_trainer_state.json")
    #expect(curves.map(\.column) == ["loss", "eval_loss"])
    #expect(curves.map(\.xName) == ["step", "step"])
    #expect(curves[0].y.min() == 0.0001 && curves[0].y.max() == 0.3048 && curves[0].y.count == 200)
    #expect(curves[1].x == [1000, 2000, 3000, 4000, 5000])
    #expect(curves[1].y.last == 0.4200145900249481)
  }

  @Test("Stable-Baselines' progress: the mean reward against time steps")
  func progress() throws {
    let log = try logs("sb3_ppo_progress.csv")[0]
    #expect(log.kind == .stableBaselines && log.rowCount == 74 && log.columns.count == 17)
    let curves = try curves("sb3_ppo_progress.csv")
    #expect(curves.map(\.column) == ["rollout/ep_rew_mean"])
    #expect(curves[0].xName == "time/total_timesteps")
    #expect(curves[0].x.first == 16_384 && curves[0].x.last == 606_208 && curves[0].x.count == 73)
    #expect(curves[0].y.first == -1.5723518125 && curves[0].y.last == 28.110132660000005)
  }

  @Test("three seeds of a monitor file: rewards against time steps, one group with its mean")
  func monitor() throws {
    let search = try LogSearch([RealData.path("logs/reacher_seeds")])
    #expect(search.logs.map(\.name) == ["reacher-0", "reacher-1", "reacher-2"])
    #expect(search.logs.map(\.rowCount) == [19_988, 19_988, 19_988])
    let curves = try LogChoice().curves(of: search.logs)
    #expect(curves.map(\.column) == ["r", "r", "r"])
    #expect(curves[0].xName == "timesteps" && curves[0].x.first == 50)
    #expect(curves[0].y.min() == -160.86136 && curves[0].y.max() == -0.685668 && curves[0].y.last == -4.267924)

    let groups = try LogGrouping("seeds").groups(of: search.logs)
    #expect(groups.map(\.name) == ["reacher"])
    let group = LogGroup(name: "reacher", curves)
    #expect(group.x.count == 19_988 && group.complete == 0..<19_988)
    #expect(abs(group.mean[0] - (-121.068245 - 182.841964 - 174.25057) / 3) < 1e-12)
  }

  @Test("a header without rows, an empty file and a pickled archive say what is wrong")
  func faults() {
    func message(_ name: String) -> String {
      do {
        return "\(try LogReader.logs(in: RealData.path(name)))"
      } catch {
        return "\(error)".replacing(RealData.path(name), with: "FILE")
      }
    }
    #expect(
      message("logs/header_only_monitor.csv")
        == "FILE: has a header (agent, reward, length, time), but no rows; the run has not logged anything yet")
    #expect(message("logs/zero_byte_progress.csv") == "FILE: the file is empty; the run has not logged anything yet")
    #expect(message("npz/pfllib_pickled_object.npz").hasPrefix("FILE: is a NumPy archive with pickled Python objects"))
  }

  @Test("Stable-Baselines' evaluations: the mean reward of a hundred episodes, with its band")
  func evaluations() throws {
    let log = try LogReader.logs(in: RealData.path("npz/sb_evaluations_b.npz"))[0]
    #expect(log.kind == .stableBaselines && log.rowCount == 1)
    #expect(log.columns.map(\.name) == ["timesteps", "results", "ep_lengths"])
    let curves = try LogChoice().curves(of: [log])
    #expect(curves.map(\.column) == ["results"])
    #expect(curves[0].xName == "timesteps" && curves[0].x == [9_216])
    #expect(abs(curves[0].y[0] - 0.03) < 1e-12)
    #expect(curves[0].band == LogBand(low: [0], high: [1], count: 100))
    #expect(log.columns[2].numbers == [93.32] && log.columns[2].band == LogBand(low: [6], high: [277], count: 100))
  }

  @Test("all of a folder is read at once; what cannot be is passed over")
  func folder() throws {
    let search = try LogSearch([RealData.path("logs")])
    #expect(search.logs.count == 15)
    #expect(Set(search.logs.map(\.name)).count == 15)
    #expect(search.remarks.count == 2)
  }

  @Test("folders of event files: a run for each folder with scalars, its tags against steps")
  func eventFiles() throws {
    let search = try LogSearch([RealData.path("tb")])
    #expect(search.logs.allSatisfy { $0.kind == .tensorBoard })
    #expect(search.logs.count == 8)
    let curves = try LogChoice().curves(of: search.logs)
    #expect(curves.allSatisfy { $0.xName == "step" })
    #expect(curves.contains { $0.column == "training loss" && $0.x.first == 999 })
    #expect(curves.contains { $0.column == "v_loss" })
  }
}
