import Foundation
import Testing

/// Tests `gdplot heatmap` with the built binary.
struct HeatmapCommandTests {
  private static let cohen = [
    "heatmap", "--lr", "lin:1e-10:0.1:50", "--epochs", "lin:10:500:40", "--surface", "sin-gauss", "--start", "0",
  ]

  @Test func `Cohen's experiment is 2,000 cells from one command`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(Self.cohen + ["--export", "-"], in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.table.first == ["rate", "epochs", "seed", "loss", "accuracy", "p0", "state"])
    let ends = run.column("p0").compactMap(Double.init)
    #expect(ends.count == 2000)
    #expect(ends.count { abs($0 + 1.428870011214077) < 1e-3 } == 1167)
    #expect(folder.names == ["plots", "plots/heatmap-sin-gauss.png"])
  }

  @Test func `the same numbers come from any number of threads, and the same picture`() throws {
    let folder = try TemporaryFolder()
    let options = ["heatmap", "--loss", "softmax", "--data", "iris", "--lr", "log:0.01:1:3", "--epochs", "1", "3", "5"]
    for threads in ["1", "3"] {
      let run = try GdplotRun(
        options + ["--seeds", "2", "--threads", threads, "-o", "\(threads).svg", "--export", "\(threads).csv"],
        in: folder)
      #expect(run.status == 0, "said: \(run.errors)")
    }
    for ending in ["csv", "svg"] {
      let one = try Data(contentsOf: folder.url.appending(path: "1.\(ending)"))
      #expect(one == (try Data(contentsOf: folder.url.appending(path: "3.\(ending)"))))
    }
  }

  @Test func `any two things can be varied, with values after the name or as options`() throws {
    let folder = try TemporaryFolder()
    let options: [([String], String, Int)] = [
      (["--x", "momentum=0:0.9:3", "--y", "lr=0.01,0.1"], "momentum", 6),
      (["--x", "start=-1:1:3", "--lr", "0.1"], "start", 3),
      (["--x", "start", "--y", "start1=0,1", "--start", "-1:1:4"], "start1", 8),
      (["--x", "lr=log:0.001:0.1:3", "--steps", "5", "10"], "steps", 6),
      (["--x", "seed=0:4:5", "--lr", "0.1"], "seed", 5),
    ]
    for (arguments, column, count) in options {
      let run = try GdplotRun(["heatmap", "--surface", "bowl", "--export", "-"] + arguments, in: folder)
      #expect(run.status == 0, "\(arguments) said: \(run.errors)")
      #expect(run.column(column).count == count, "\(arguments)")
    }
  }

  @Test func `what is lowest on a surface is f in the table too`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("heatmap", "--surface", "bowl", "--lr", "0.1", "0.2", "--steps", "2", "4", in: folder)
    #expect(run.output.contains("lowest f  highest f"))
  }

  @Test func `the summary names the best cell, how many diverged and the limit of stability`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "heatmap", "--surface", "square", "--start", "2", "--lr", "0.25", "0.5", "3", "--epochs", "5", "1000", "--json",
      in: folder)
    #expect(run.status == 0)
    let best = run.summary["best"] as? [String: Double]
    #expect(best?["x"] == 0.5 && best?["y"] == 5 && best?["value"] == 0)
    let cells = run.summary["cells"] as? [String: Int]
    #expect(cells?["diverged"] == 1 && cells?["done"] == 5)
    let limit = run.summary["stability_limit"] as? [String: Any]
    #expect((limit?["curvature"] as? NSNumber)?.doubleValue == 2)
  }

  @Test(arguments: [
    (["--surface", "bowl", "--x", "lr", "--y", "lr"], "both axes are 'lr'"),
    (["--surface", "bowl", "--batch-size", "4", "8"], "a surface has none"),
    (["--surface", "bowl", "--value", "accuracy"], "a surface has none"),
    (["--surface", "bowl", "--value", "p2"], "are 2 parameters, p0 to p1"),
    (["--surface", "square", "--x", "start1"], "'start1' cannot be varied"),
    (["--surface", "bowl", "--optimizer", "adam", "--x", "momentum"], "'adam' has no momentum"),
    (["--surface", "bowl", "--optimizer", "adam", "sgd"], "give one --optimizer"),
    (["--surface", "bowl", "--lr", "0.1", "0.2", "--epochs", "1", "2", "--x", "start"], "is on no axis"),
    (["--surface", "bowl", "--x", "epochs", "--y", "steps"], "the length of a run"),
    (["--surface", "bowl", "--x", "lr=0.1", "--lr", "0.2"], "in two places"),
    (["--surface", "bowl", "--momentum", "0.9"], "is for an axis"),
    (["--loss", "softmax", "--start", "1"], "--start is a point on a surface"),
    (["--loss", "softmax", "--value", "p0"], "too many to keep"),
    (["--loss", "mse", "--value", "accuracy"], "needs classes"),
    (["--loss", "mse", "--value", "validation-loss"], "no examples are held out"),
    (["--surface", "bowl", "--lr", "log:1e-3:1:2000", "--epochs", "1:1000:1000"], "more than a heat map can show"),
    ([], "heatmap needs a loss"),
  ])
  func `what makes no sense is refused before anything is computed, with what to do`(
    arguments: [String], message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(["heatmap"] + arguments, in: folder)
    #expect(run.status == 2, "said: \(run.errors)")
    #expect(run.errors.contains(message), "said: \(run.errors)")
    #expect(folder.names.filter { $0.hasSuffix(".png") }.isEmpty)
  }

  @Test(arguments: [
    ["--lr", "0"], ["--epochs", "0"], ["--x", "width"], ["--color-range", "2:1"], ["--momentum", "1.5"],
    ["--x", "momentum=2"], ["--log-color", "--color-range", "-1:1"], ["--seeds", "0"], ["--value", "p16"],
  ])
  func `values that cannot be are refused`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(["heatmap", "--surface", "bowl"] + arguments, in: folder)
    #expect([2].contains(run.status), "said: \(run.errors)")
    #expect(folder.names.filter { $0.hasSuffix(".png") }.isEmpty)
  }
}
