import Foundation
import Testing

/// Tests steps of all sizes with the built binary.
struct StepsCommandTests {
  private func sizes(_ run: GdplotRun) -> [String] { run.column("step_size") }

  private func lowest(_ run: GdplotRun) -> String? {
    let losses = run.column("loss").map { Double($0) ?? .nan }
    return losses.indices.min { losses[$0] < losses[$1] }.map { sizes(run)[$0] }
  }

  /// Course notes on optimization (cs231n), the step table from a saved set.
  @Test(
    .enabled(if: TestData.has("synth/w0.csv"), "the saved set is not there"),
    arguments: [
      (
        "svm",
        [
          9.2696596086461, 9.267661470728301, 9.24793618760867, 9.06681425255128, 8.553418157682456, 41.23862295505585,
          399.9480980979384, 3988.4139732559197, 39873.22480420927, 398721.3470990893,
        ]
      ),
      (
        "softmax",
        [
          2.4601515064345585, 2.460062814999069, 2.4591774642294464, 2.450480033234082, 2.378764040783004,
          2.647339979710069, 16.197980509360065, 164.91426600958448, 1656.3675217818827, 16570.914502497908,
        ]
      ),
    ])
  func `the step table of the course notes`(loss: String, losses: [Double]) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "steps", "--data", TestData.path("synth/synth_train.csv"), "--target", "label", "--normalize", "none", "--loss",
      loss, "--init", "file:\(TestData.path("synth/w0.csv"))", "--validation", "0", "--export", "-", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.table.first == ["step_size", "loss", "change", "state"])
    #expect(sizes(run) == ["1e-10", "1e-09", "1e-08", "1e-07", "1e-06", "1e-05", "0.0001", "0.001", "0.01", "0.1"])
    for (text, expected) in zip(run.column("loss"), losses) {
      #expect(abs((Double(text) ?? .nan) - expected) < 1e-9 * max(1, expected))
    }
    #expect(lowest(run) == "1e-06")
  }

  @Test func `digits that ship have a best step, and a loss that explodes beyond it`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("steps", "--loss", "svm", "--normalize", "none", "--lr", "log:1e-8:10:10", in: folder)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("original loss 9"))
    for word in ["no progress", "decrease, lowest", "increase", "suggestions: steepest", "curvature: 0"] {
      #expect(run.output.contains(word), "said: \(run.output)")
    }
    #expect(folder.names == ["plots", "plots/steps-svm.png"])
  }

  @Test func `a range that ends where the loss still falls is told with a wider one`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("steps", "--loss", "softmax", "--lr", "log:1e-10:0.1:10", "-o", "a.svg", in: folder)
    #expect(run.output.contains("suggestions: steepest –, valley –, minimum/10 –, 1/L 0.8736, 2/L 1.747\n"))
    #expect(run.output.contains("the loss is lowest at the largest size tried, where the range ends"))
    #expect(run.output.contains("a wider one: --lr log:1e-10:10:12\n"))
  }

  @Test func `a range of sizes, several losses and a summary for programs`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "steps", "--loss", "svm", "softmax", "--lr", "log:1e-4:1:5", "--json", "-o", "a.svg", in: folder)
    let sweeps = try #require(run.summary["sweeps"] as? [[String: Any]])
    #expect(sweeps.map { $0["label"] as? String } == ["svm", "softmax"])
    #expect(sweeps.allSatisfy { ($0["sizes"] as? [Double])?.count == 5 && $0["original"] is Double })
    #expect(sweeps[1]["curvature"] is Double)
    let table = try GdplotRun(
      "steps", "--loss", "svm", "softmax", "--lr", "0.1", "0.01", "--export", "-", "-o", "a.svg", in: folder)
    #expect(table.table.map { $0[0] } == ["series", "svm", "svm", "softmax", "softmax"])
    #expect(table.column("step_size") == ["0.01", "0.1", "0.01", "0.1"])
  }

  @Test func `a range over decades is the same sizes as the default`() throws {
    let folder = try TemporaryFolder()
    let usual = try GdplotRun("steps", "--surface", "square", "--export", "-", in: folder)
    let named = try GdplotRun("steps", "--surface", "square", "--lr", "log:1e-10:10:12", "--export", "-", in: folder)
    #expect(sizes(named) == sizes(usual) && named.output == usual.output)
  }

  @Test func `the same figure has the same bytes with any number of threads`() throws {
    let folder = try TemporaryFolder()
    for threads in ["1", "2"] {
      let run = try GdplotRun(
        "steps", "--loss", "softmax", "--threads", threads, "--export", "\(threads).csv", "-o", "\(threads).png",
        in: folder)
      #expect(run.status == 0)
    }
    for ending in ["csv", "png"] {
      #expect(folder.bytes("1.\(ending)") != nil && folder.bytes("1.\(ending)") == folder.bytes("2.\(ending)"))
    }
  }

  @Test func `a range test trains while the rate grows, and replays`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "steps", "--range-test", "--loss", "softmax", "--lr", "log:1e-5:100:100", "--export", "a.csv", "--json",
      in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    let series = try #require(run.summary["series"] as? [[String: Any]])
    #expect(series.count == 1 && series[0]["exploded"] as? Bool == true)
    for rule in ["valley", "slide", "minimum/10", "steep"] { #expect(series[0][rule] is Double) }
    #expect(folder.names == ["a.csv", "plots", "plots/range-test-softmax.png"])
    let again = try GdplotRun("replay", "plots/range-test-softmax.png", "-o", "b.svg", "--x-label", "rate", in: folder)
    #expect(again.status == 0, "said: \(again.errors)")
  }

  @Test func `a range test that ends while the loss still falls says so`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "steps", "--range-test", "--loss", "softmax", "--lr", "log:1e-5:0.1:30", "-o", "a.svg", in: folder)
    #expect(run.output.contains("the loss is lowest at the largest rate, where the range ends"))
  }

  @Test func `whole runs of x² from 2 at rates that follow from its curvature`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("steps", "--surface", "square", "--trajectories", "--export", "-", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(Set(run.column("series")) == ["rate 0.01", "rate 0.1", "rate 0.5", "rate 1", "rate 1.1"])
    let swinging = zip(run.column("series"), run.column("p0")).filter { $0.0 == "rate 1" }.map(\.1)
    #expect(swinging == (0...20).map { $0 % 2 == 0 ? "2" : "-2" })
    #expect(folder.names == ["plots", "plots/trajectories-square.png"])
  }

  @Test(arguments: [
    (["steps"], 2, "steps needs a loss, such as --loss svm"),
    (["steps", "--loss", "svm", "--lr", "0"], 2, "--lr must be above 0, but is 0."),
    (["steps", "--loss", "svm", "--lr", "log:0:1:5"], 2, "log:0:1:5"),
    (["steps", "--loss", "svm", "--steps", "5"], 2, "it needs --trajectories."),
    (["steps", "--loss", "svm", "softmax", "--trajectories"], 2, "one loss or surface from one point"),
    (["steps", "--surface", "square", "--trajectories", "--log-x"], 2, "--log-x: the steps of a run begin at 0"),
    (["steps", "--loss", "svm", "--trajectories"], 2, "which is 0 here; name rates, such as --lr 0.01 0.1 1"),
    (["steps", "--loss", "svm", "--range-test", "--lr", "0.1"], 2, "as one range, such as --lr log:1e-7:10:100"),
    (["steps", "--loss", "svm", "--range-test", "--smooth", "1"], 2, "--smooth must be 0 or more and below 1"),
    (["steps", "--loss", "svm", "--batch-size", "8"], 2, "--batch-size is about training; it needs --range-test."),
    (["steps", "--surface", "square", "--range-test", "--batch-size", "8"], 2, "a surface has none"),
    (["steps", "--surface", "square", "--range-test", "--trajectories"], 2, "exclude each other; give one"),
    (["steps", "--loss", "smv"], 2, "did you mean 'svm'?"),
  ])
  func `a wrong command is answered with the fix and leaves nothing behind`(
    arguments: [String], status: Int32, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "said: \(run.errors)")
    #expect(run.output.isEmpty && folder.names.isEmpty)
  }
}
