import Foundation
import Testing

/// Tests `gdplot sharpness` with the built binary.
struct SharpnessCommandTests {
  @Test func `a bowl is drawn and exported, a row a step, and its figure is made again from what it carries`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "sharpness", "--surface", "bowl", "--lr", "0.01", "0.07", "--steps", "9", "-o", "a.svg", "--export", "-",
      in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.table.first == ["series", "seed", "step", "epoch", "loss", "sharpness", "stability_limit"])
    #expect(run.table.count == 21 && run.column("sharpness").allSatisfy { abs((Double($0) ?? 0) - 25) < 1e-9 })
    #expect(Set(run.column("stability_limit")) == ["200", "\(2 / 0.07)"])
    #expect(try GdplotRun("data", "a.svg", in: folder).output == run.output)
    #expect(try GdplotRun("replay", "a.svg", in: folder).output.contains("made again, byte for byte"))
  }

  @Test func `programs get a summary, and the recipe says every how many steps was measured`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "sharpness", "--loss", "mse", "--data", "line", "--steps", "6", "--every", "3", "--seeds", "2", "--json",
      in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    let series = try #require(run.summary["series"] as? [[String: Any]])
    #expect(series.count == 6 && series.allSatisfy { $0["sharpness_at_end"] is Double })
    #expect(folder.names.contains("plots/sharpness-mse-line.png"))
    let recipe = try GdplotRun("recipe", "plots/sharpness-mse-line.png", in: folder)
    #expect(recipe.output.contains("--steps 6 --every 3 --seeds 2"), "said: \(recipe.output)")
  }

  @Test(arguments: [
    (["sharpness", "--every", "0"], "--every must be 1 or more"),
    (["sharpness", "--data", "iris"], "needs a loss"), (["sharpness", "--model", "linear"], "needs a loss"),
    (["sharpness", "--surface", "bowl", "--model", "linear"], "a surface has none"),
    (["sharpness", "--surface", "bowl", "--batch-size", "3"], "a surface has none"),
    (["sharpness", "--loss", "svn"], "svm"), (["sharpness", "--surface", "bowl", "-o", "a.gif"], "draws no animation"),
  ])
  func `what makes no sense is refused before anything is written`(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status == 2 && run.errors.contains(message), "said: \(run.errors)")
    #expect(folder.names.isEmpty)
  }
}
