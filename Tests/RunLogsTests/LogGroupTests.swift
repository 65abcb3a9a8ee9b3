import RunLogs
import Testing

@Suite("Groups of runs")
struct LogGroupTests {
  private func group(_ logs: Log...) throws -> LogGroup {
    LogGroup(name: "g", try LogChoice(y: ["loss"]).curves(of: logs))
  }

  @Test("mean and deviation stand at the union of steps, on straight lines between a run's own values")
  func union() throws {
    let group = try group(
      log("a", ("step", [0, 10, 20]), ("loss", [4, 2, 0])), log("b", ("step", [0, 5, 20]), ("loss", [8, 5, 2])))
    #expect(group.x == [0, 5, 10, 20])
    // a is 3 at 5; b is 4 at 10.
    #expect(group.mean == [6, 4, 3, 1])
    #expect(group.counts == [2, 2, 2, 2])
    // Two values d apart have a standard deviation of d/√2.
    let expected = [4.0, 2, 2, 2].map { $0 / 2.0.squareRoot() }
    for (deviation, expected) in zip(group.deviation, expected) { #expect(abs(deviation - expected) < 1e-15) }
    #expect(group.complete == 0..<4)
    #expect(group.remarks.isEmpty)
  }

  @Test("a run does not count beyond its ends, and all runs count up to the end of the shortest")
  func shortest() throws {
    let group = try group(
      log("a", ("step", [0, 1, 2, 3]), ("loss", [4, 3, 2, 1])), log("b", ("step", [1, 2]), ("loss", [5, 4])))
    #expect(group.counts == [1, 2, 2, 1])
    #expect(group.mean == [4, 4, 3, 1])
    #expect(group.deviation[0] == 0)
    #expect(group.complete == 1..<3)
    #expect(group.changes.map(\.x) == [0, 1, 3])
    #expect(group.changes.map(\.count) == [1, 2, 1])
    #expect(group.remarks == ["g, loss: all 2 runs from step 1 to 2; fewer beyond"])
  }

  @Test("a value that is not finite shows in the mean")
  func notFinite() throws {
    let group = try group(
      log("a", ("step", [0, 1]), ("loss", [1, .nan])), log("b", ("step", [0, 1]), ("loss", [3, 2])))
    #expect(group.mean[0] == 2)
    #expect(group.mean[1].isNaN)
  }

  @Test("runs are grouped by seed, folder, pattern or the value of a column")
  func grouping() throws {
    func names(_ grouping: String, _ logs: [Log]) throws -> [String] {
      try LogGrouping(grouping).groups(of: logs).map { "\($0.name): \($0.logs.map(\.name).joined(separator: " "))" }
    }
    let runs = ["lr0.1-seed1", "lr0.1-seed2", "lr0.01-seed1"].map { log($0, path: "runs/\($0.prefix(5))/log.csv") }
    #expect(try names("seeds", runs) == ["lr0.1: lr0.1-seed1 lr0.1-seed2", "lr0.01: lr0.01-seed1"])
    #expect(try names("seeds", ["reacher-0", "reacher-1"].map { log($0) }) == ["reacher: reacher-0 reacher-1"])
    #expect(try names("seeds", ["seed_0", "seed_1"].map { log($0) }) == ["seeds: seed_0 seed_1"])
    #expect(try names("folder", runs) == ["lr0.1: lr0.1-seed1 lr0.1-seed2", "lr0.0: lr0.01-seed1"])
    #expect(try names("lr0.1-*", runs) == ["lr0.1-*: lr0.1-seed1 lr0.1-seed2", "lr0.01-seed1: lr0.01-seed1"])
    let rates = [log("a", ("lr", [0.1, 0.1])), log("b", ("lr", [1])), log("c", ("lr", [0.1]))]
    #expect(try names("lr", rates) == ["lr 0.1: a c", "lr 1: b"])
    #expect(throws: LogError.noSuchColumn(pattern: "lrr", columns: ["seeds", "folder", "lr"])) {
      try names("lrr", rates)
    }
  }
}
