import Foundation
import Testing

/// Tests the rates of schedules and their effect with the built binary.
struct ScheduleCommandTests {
  private func series(_ run: GdplotRun) -> [[String: Any]] { run.summary["series"] as? [[String: Any]] ?? [] }

  @Test func `without a word six schedules are compared on a bowl with noise`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("schedule", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    for word in ["constant", "cosine", "one-cycle", "Robbins–Monro", "Σ η²"] {
      #expect(run.output.contains(word), "said: \(run.output)")
    }
    #expect(folder.names == ["plots", "plots/schedule.png"])
  }

  /// An article on gradient descent: 3x² − 3x + 4 from −1.5, fifty steps.
  @Test func `a base rate for each schedule, as the article on annealing has them`() throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "schedule", "--surface", "parabola", "--steps", "50", "--schedule", "constant", "gradient-norm", "time-linear",
      "loss", "one-over-t", "--lr", "0.01", "0.01", "0.1", "0.002", "0.1",
    ]
    let found = series(try GdplotRun(arguments + ["--json"], in: folder))
    let ends = found.compactMap { ($0["parameters"] as? [Double])?.first }
    for (end, expected) in zip(ends, [0.409339, 0.450838, 0.5, 0.379003, 0.413977]) {
      #expect(abs(end - expected) < 1e-6)
    }
    #expect(ends.count == 5)
    let table = try GdplotRun(arguments + ["--export", "-"], in: folder)
    #expect(table.table.first == ["schedule", "step", "rate"] && table.table.count == 251)
  }

  @Test func `the conditions of Robbins and Monro, on the three points of the repository`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "schedule", "--data", GdplotRun.checkout.appending(path: "Examples/noisy-line.csv").path, "--target", "y",
      "--normalize", "none", "--validation", "0", "--loss", "mse", "--model", "linear:bias=false", "--init", "1",
      "--batch-size", "1", "--no-shuffle", "--epochs", "2000", "--minimum", "2.0357142857142856", "--y", "distance",
      "--schedule", "constant", "inverse-scaling:power=2", "--lr", "0.05", "0.05", "--json", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    let distances = series(run).compactMap { $0["distance"] as? Double }
    #expect(distances.count == 2 && abs(distances[0] - 2.62e-2) < 5e-5 && abs(distances[1] - 0.674) < 5e-4)
  }

  @Test func `a million rates are summed without a run`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "schedule", "--schedule", "one-over-t", "--lr", "1", "--steps", "1000000", "--y", "sum", "squares", "--log-x",
      "--export", "sums.csv", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.output.contains("14.39273") && run.output.contains("1.644933"), "said: \(run.output)")
    #expect(run.errors.contains("a selection of about 2,000"))
  }

  @Test(arguments: [
    (
      ["schedule", "--lr", "0.1", "0.2"], 2, "2 rates for 6 schedules; give one rate for all, or one for each schedule"
    ),
    (["schedule", "--optimizer", "sgd", "adam"], 2, "--optimizer: schedule compares schedules; give one"),
    (["schedule", "--loss", "svm", "softmax"], 2, "--loss: schedule compares schedules; give one"),
    (["schedule", "--loss", "svm", "--y", "distance"], 2, "no minimum is known here; name it with --minimum"),
    (["schedule", "--minimum", "1,2"], 2, "--minimum is what --y distance is measured to; give both"),
    (["schedule", "--y", "distance", "--minimum", "1"], 2, "--minimum has 1 number, but there are 2 parameters"),
    (["schedule", "--schedule", "cosin"], 2, "did you mean 'cosine'?"),
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
