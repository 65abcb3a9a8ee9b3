import Foundation
import Testing

struct SearchCommandTests {
  @Test func `random search, local search and the gradient come out in this order on digits`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("search", "--loss", "svm", "--evaluations", "400", "--json", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.errors.contains("no test part, so test_accuracy is that of 359 validation examples"))
    let series = try #require(run.summary["series"] as? [[String: Any]])
    let accuracies = series.compactMap {
      (($0["runs"] as? [[String: Any]])?.first?["validation_accuracy"] as? NSNumber)?.doubleValue
    }
    #expect(accuracies.count == 3 && accuracies.first ?? 0 > 0.1 && accuracies == accuracies.sorted())
    #expect(run.summary["chance"] as? Double == 0.1)
    #expect(folder.names == ["plots", "plots/search-svm.png"])
  }

  @Test func `the export has a row an evaluation, and the best loss never rises`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "search", "--loss", "svm", "--evaluations", "60", "--seeds", "2", "--export", "-", in: folder)
    #expect(run.status == 0)
    #expect(
      run.table.first?.joined(separator: ",")
        == "strategy,seed,evaluations,loss,best_loss,train_accuracy,test_accuracy")
    #expect(run.table.count == 1 + 3 * 2 * 60)
    for (strategy, seed) in [("random-search", "0"), ("local-search", "1"), ("sgd", "1")] {
      let rows = run.table.filter { $0[0] == strategy && $0[1] == seed }
      #expect(rows.map { $0[2] } == (1...60).map { "\($0)" })
      let (losses, best) = (rows.compactMap { Double($0[3]) }, rows.compactMap { Double($0[4]) })
      #expect(best == losses.indices.map { losses[...$0].min() ?? .nan })
      // After the first evaluation, and forty times at equal distances.
      #expect(rows.count { !$0[6].isEmpty } == 41)
      #expect(rows.last.map { !$0[5].isEmpty && !$0[6].isEmpty } == true)
    }
  }

  @Test func `the log is that of the notes`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "search", "--loss", "svm", "--strategy", "random-search", "--evaluations", "7", "--verbose", in: folder)
    let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("in attempt ") }
    #expect(lines.count == 7)
    let pattern = /in attempt (\d+) the loss was (\d+\.\d{6}), best (\d+\.\d{6})/
    var best = Double.infinity
    for (index, line) in lines.enumerated() {
      let match = try #require(try pattern.wholeMatch(in: line))
      best = min(best, Double(match.2) ?? .nan)
      #expect(Int(match.1) == index + 1 && Double(match.3) == best)
    }
  }

  @Test func `the same command gives the same bytes, on one core and on two`() throws {
    let folder = try TemporaryFolder()
    var files: Set<Data> = []
    for threads in ["1", "2"] {
      let run = try GdplotRun(
        "search", "--loss", "softmax", "--data", "iris", "--evaluations", "50", "--seeds", "2", "-o", "figure.svg",
        "--threads", threads, in: folder)
      #expect(run.status == 0)
      files.insert(try #require(folder.bytes("figure.svg")))
    }
    #expect(files.count == 1)
  }

  @Test(arguments: [
    (["search"], 2, "search needs a loss, such as --loss svm"),
    (["search", "--loss", "svm", "softmax"], 2, "search compares strategies on one loss, but 2 are given."),
    (["search", "--loss", "svm", "--evaluations", "0"], 2, "--evaluations must be from 1 to 1000000, but is 0."),
    (["search", "--loss", "svm", "--strategy", "randomsearch"], 2, "did you mean 'random-search'?"),
    (["search", "--loss", "svm", "--lr", "0"], 2, "--lr must be above 0, but is 0"),
    (["search", "--loss", "svm", "--epochs", "3"], 2, "unknown option '--epochs'"),
    (["search", "--surface", "trap", "--start", "1", "2"], 2, "from one start, but 2 are given."),
  ])
  func `a wrong command is answered with the fix`(arguments: [String], status: Int32, message: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status == status && run.errors.contains(message), "said: \(run.errors)")
    #expect(run.output.isEmpty && folder.names.isEmpty)
  }
}
