import Foundation
import Testing

/// Examples and models with the built binary.
struct FitCommandTests {
  @Test func `a line is drawn and exported, and its figure is made again from what it carries`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "fit", "--data", "line", "--model", "linear:bias=false", "--loss", "mse", "--init", "1", "--batch-size", "full",
      "--lr", "0.01", "--epochs", "100", "-o", "a.svg", "--export", "-", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.table.first == ["series", "seed", "state", "part", "x1", "actual", "prediction"])
    #expect(run.column("part").count { $0 == "training" } == 6)
    #expect(try GdplotRun("data", "a.svg", in: folder).output == run.output)
    #expect(try GdplotRun("replay", "a.svg", in: folder).output.contains("made again, byte for byte"))
  }

  @Test func `each form has columns of its own`() throws {
    let folder = try TemporaryFolder()
    func head(_ arguments: String...) throws -> [String]? {
      try GdplotRun(["fit", "--epochs", "1", "--export", "-", "-o", "a.png", "--loss"] + arguments, in: folder).table
        .first
    }
    #expect(
      try head("softmax", "--data", "moons") == ["series", "seed", "state", "part", "x1", "x2", "actual", "prediction"])
    #expect(try head("softmax") == ["series", "seed", "class", "channel", "row", "column", "weight"])
    #expect(try head("softmax", "--data", "iris") == ["series", "seed", "part", "actual", "prediction", "count"])
  }

  @Test func `predictions before and after are told`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "fit", "--data", "line", "--model", "linear:bias=false", "--loss", "mse", "--init", "1", "--batch-size", "full",
      "--lr", "0.01", "--epochs", "100", "--predict", "4", in: folder)
    #expect(run.output.contains("prediction for 4: 4 before training, 7.9997778 after"), "said: \(run.output)")
    #expect(folder.names.contains("plots/fit-mse-line.png"))
  }

  @Test(arguments: [
    (["fit", "--data", "iris"], "needs a loss"), (["fit", "--surface", "bowl"], "a surface has none"),
    (["fit", "--loss", "mse", "--seeds", "3"], "--seed"),
    (["fit", "--loss", "mse", "--as", "regions"], "needs two features"),
    (["fit", "--loss", "mse", "-o", "a.gif"], "draws no animation"), (["fit", "--loss", "svn"], "svm"),
  ])
  func `what makes no sense is refused before anything is written`(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status != 0 && run.errors.contains(message), "said: \(run.errors)")
    #expect(folder.names.isEmpty)
  }
}
