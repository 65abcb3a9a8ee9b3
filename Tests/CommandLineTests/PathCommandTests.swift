import Foundation
import Testing

/// Tests descent paths with the built binary.
struct PathCommandTests {
  // The linear lecture: from (1, y) on x² − y² at rate 0.1, |y| exceeds 1 at these steps.
  @Test(arguments: [("1,0", nil), ("1,1e-6", 76), ("1,1e-3", 38), ("1,-0.1", 13)])
  func `a path over the saddle is drawn, told and exported`(start: String, step: Int?) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "path", "--surface", "saddle", "--start", start, "--lr", "0.1", "--steps", "100", "--export", "-", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.column("p1").firstIndex { (Double($0) ?? 0).magnitude > 1 } == step)
    #expect(folder.names.contains("plots/path-saddle.png"))
  }

  @Test func `programs get a summary`() throws {
    let folder = try TemporaryFolder()
    let summary = try GdplotRun(
      "path", "--function", "x^2+y^2", "--start", "1,2", "-1,2", "-1,-2", "--lr", "0.1", "--json", in: folder
    ).summary
    #expect((summary["series"] as? [[String: Any]])?.count == 3)
    #expect(summary["figures"] as? [String] == ["plots/path-function.png"])
  }

  @Test(arguments: [("path.gif", "GIF89a"), ("path.webp", "RIFF")])
  func `an animation is written by its name's ending`(name: String, magic: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "path", "--surface", "square", "--lr", "0.3", "--steps", "5", "--size", "320x200", "--scale", "1", "-o", name,
      "--frames", "3", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    let data = try Data(contentsOf: folder.url.appending(path: name))
    #expect(String(decoding: data.prefix(magic.utf8.count), as: UTF8.self) == magic && data.count < 5_000_000)
  }

  @Test func `curve writes an animation as well`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--surface", "square", "--lr", "0.3", "--steps", "5", "--size", "320x200", "--scale", "1", "-o",
      "curve.gif", in: folder)
    #expect(run.status == 0 && folder.names == ["curve.gif"], "said: \(run.errors)")
  }

  @Test(arguments: [
    (["path"], "needs a loss"), (["path", "--loss", "svm"], "at most 2 parameters, but here are 650"),
    (["path", "--loss", "mse", "mae", "--data", "line"], "name one"),
    (["path", "--surface", "saddle", "--window=-1,1"], "--window has 1 range, but 2 are needed"),
    (["path", "--surface", "saddle", "--window=1,-1,0,1"], "--window"),
    (["path", "--surface", "saddle", "--levels", "0"], "--levels must be from 1 to 200"),
    (["path", "--surface", "saddle", "--frames", "7"], "--frames is about animations"),
    (["path", "--surface", "saddle", "-o", "a.jpg"], ".gif or .webp"),
    (["check", "--loss", "svm", "--sweep-h", "-o", "a.gif"], "draws no animation"),
  ])
  func `what makes no sense is refused before anything is written`(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status != 0 && run.status != 1, "said: \(run.errors)")
    #expect(run.errors.contains(message), "said: \(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test func `a relief is made again from what it carries, and its angle is in the recipe`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "path", "--surface", "saddle", "--steps", "5", "--style", "relief", "--view", "-40,25", "-o", "a.svg", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(try GdplotRun("recipe", "a.svg", in: folder).output.contains("--style relief"))
    #expect(try GdplotRun("replay", "a.svg", in: folder).output.contains("made again, byte for byte"))
  }

  @Test(arguments: [
    (["--surface", "saddle", "--view", "30,20"], "--style relief"),
    (["--surface", "saddle", "--style", "relief", "--arrows"], "--arrows"),
    (["--surface", "saddle", "--style", "relief", "--view", "30,120"], "--view"),
    (["--surface", "square", "--style", "relief"], "needs two parameters"),
  ])
  func `what does not go with a relief is refused before anything is written`(
    arguments: [String], message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(["path"] + arguments, in: folder)
    #expect(run.status != 0 && run.errors.contains(message), "said: \(run.errors)")
    #expect(folder.names.isEmpty)
  }
}
