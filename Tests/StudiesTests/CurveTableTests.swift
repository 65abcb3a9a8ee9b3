import Descent
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

struct CurveTableTests {
  private static let columns = [
    "series", "seed", "step", "epoch", "examples", "loss_evaluations", "gradient_evaluations", "rate", "loss",
    "loss_smoothed", "train_loss", "validation_loss", "train_accuracy", "validation_accuracy", "gradient_norm",
  ]

  /// Those that predicted numbers have besides.
  private static let errors = ["train_r2", "validation_r2", "train_mae", "validation_mae"]

  private func lines(_ result: CurveResult) -> [String] {
    var text = ""
    result.table.write { text += $0 }
    #expect(text.hasSuffix("\n"))
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { String($0) }
  }

  private func cells(_ line: String) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
  }

  @Test func `columns are those that are promised`() throws {
    let table = lines(try TestLab.run(TestLab.lecture(epochs: 2)))
    #expect(cells(table[0]) == Self.columns + Self.errors + ["p0", "verdict"])
    var plan = TestLab.lecture(epochs: 2)
    plan.recordsTime = true
    let timed = lines(try TestLab.run(plan))
    #expect(cells(timed[0]) == Self.columns + Self.errors + ["seconds", "p0", "verdict"])
    let iris = lines(try TestLab.run(CurvePlan(losses: ["softmax"], length: .steps(1)), on: "iris"))
    #expect(cells(iris[0]) == Self.columns + (0..<15).map { "p\($0)" } + ["verdict"])
    let digits = lines(try TestLab.run(CurvePlan(losses: ["softmax"], length: .steps(1)), on: "digits"))
    #expect(cells(digits[0]) == Self.columns + ["verdict"])
  }

  @Test func `every line has every column`() throws {
    let plan = CurvePlan(
      losses: ["softmax", "svm"], optimizers: ["sgd", "adam"], batchSizes: [.full, .examples(30)], seedCount: 2,
      length: .epochs(2), recordsTime: true)
    let result = try TestLab.run(plan, on: "iris")
    let table = lines(result)
    #expect(result.series.count == 8)
    #expect(table.count == 1 + result.series.flatMap(\.traces).reduce(0) { $0 + $1.rows.count })
    // Labels of several parts contain commas and are quoted.
    for line in table.dropFirst() {
      let rest = line.hasPrefix("\"") ? line.drop { $0 != "\"" }.dropFirst().drop { $0 != "\"" }.dropFirst() : line[...]
      #expect(rest.count { $0 == "," } == 15 + 15 + 1)
    }
    #expect(table[1].hasPrefix("\"softmax, sgd, full batch\",0,0,0,0,0,0,"))
  }

  @Test func `cells are numbers in full, or empty where nothing was measured`() throws {
    let table = lines(try TestLab.run(TestLab.lecture(epochs: 1)))
    #expect(
      cells(table[1]) == [
        "mse", "0", "0", "0", "0", "0", "0", "0.01", "4.666666666666667", "4.666666666666667", "4.666666666666667", "",
        "", "", "9.333333333333332", "-0.75", "", "2", "", "1", "",
      ])
    #expect(Array(cells(table[2]).prefix(8)) == ["mse", "0", "1", "1", "3", "0", "1", ""])
    #expect(Array(cells(table[2]).suffix(2)) == ["1.0933333333333333", "budget"])
    let batched = lines(try TestLab.run(TestLab.lecture(epochs: 1, batch: .examples(2))))
    // Step 1 is not the start of an epoch; the end has no batch.
    #expect(cells(batched[2])[3] == "0.5" && cells(batched[2])[10] == "" && cells(batched[2])[8] != "")
    #expect(cells(batched[3])[8] == "" && cells(batched[3])[9] == "" && cells(batched[3])[10] != "")
  }

  @Test func `the last row of a run says how it ended, and no other does`() throws {
    let plan = CurvePlan(
      losses: ["mse"], model: "linear:bias=false", rates: [0.01, 0.3], batchSizes: [.full], length: .epochs(1000))
    let verdicts = lines(try TestLab.run(plan)).dropFirst().compactMap { cells($0).last }.filter { !$0.isEmpty }
    #expect(verdicts == ["converged", "diverged"])
  }

  @Test func `values that are not finite are spelled out`() throws {
    let diverged = lines(try TestLab.run(TestLab.lecture(rate: 0.3, epochs: 1000)))
    #expect(cells(diverged.last ?? "")[8] == "inf")
    #expect(diverged.dropLast().dropFirst().allSatisfy { Double(cells($0)[8])?.isFinite == true })
    var result = try TestLab.run(TestLab.lecture(epochs: 1))
    result.series[0].traces[0].rows[0].loss = .nan
    result.series[0].traces[0].rows[0].gradientNorm = -.infinity
    let first = cells(lines(result)[1])
    #expect(first[8] == "nan" && first[9] == "nan" && first[14] == "-inf")
  }

  @Test func `numbers survive being written and read`() throws {
    let result = try TestLab.run(CurvePlan(losses: ["softmax"], length: .epochs(3)), on: "iris", smoother: "ema")
    let trace = TestLab.trace(result)
    for (line, row) in zip(lines(result).dropFirst(), trace.rows) {
      let numbers = cells(line).map { Double($0) }
      #expect(numbers[8] == row.loss && numbers[14] == row.gradientNorm)
      #expect(numbers[10] == row.training?.loss && numbers[13] == row.validation?.accuracy)
      #expect(numbers.dropFirst(15).dropLast().map { $0 ?? .nan } == row.parameters)
    }
  }

  @Test func `the smoothed column is the smoother's, row by row`() throws {
    let result = try TestLab.run(
      TestLab.lecture(epochs: 4, batch: .examples(1)), smoother: "ema:weight=0.6")
    let trace = TestLab.trace(result)
    let losses = trace.rows.compactMap(\.loss)
    let expected = result.smoothing.smoother.smoothed(x: losses.indices.map { Double($0) }, y: losses)
    #expect(lines(result).dropFirst().dropLast().map { Double(cells($0)[9]) } == expected)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("two\nlines", "\"two\nlines\""),
    ("\"", "\"\"\"\""), ("", ""),
  ])
  func `names are quoted where they must be`(name: String, expected: String) throws {
    var result = try TestLab.run(TestLab.lecture(epochs: 1))
    result.series[0].label = name
    var text = ""
    result.table.write { text += $0 }
    let body = text.drop { $0 != "\n" }.dropFirst()
    #expect(body.hasPrefix(expected + ",0,0,0,"))
  }

  @Test func `a long table comes in pieces that join up`() throws {
    let result = try TestLab.run(TestLab.lecture(epochs: 3000))
    var pieces: [String] = []
    result.table.write { pieces.append($0) }
    #expect(pieces.count > 2)
    #expect(pieces.joined().split(separator: "\n").count == 3002)
    #expect(pieces.allSatisfy { $0.isEmpty || $0.hasSuffix("\n") })
  }
}
