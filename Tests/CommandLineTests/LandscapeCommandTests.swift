import Foundation
import Testing

/// Tests `gdplot landscape` with the built binary.
struct LandscapeCommandTests {
  private func example(_ name: String) -> String { GdplotRun.checkout.appending(path: "Examples/\(name)").path }

  @Test func `the three broken lines of the course notes have their kinks where the notes do`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "landscape", "--data", example("three-points.csv"), "--validation", "0", "--normalize", "none", "--model",
      "linear:bias=false", "--loss", "svm", "--at", "0,0.5,-0.3", "--direction", "parameter:0", "--example", "0", "1",
      "2", "--a=-2:4:61", "--json", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    let kinks = (run.summary["kinks"] as? [[String: Any]]) ?? []
    let places = kinks.compactMap { $0["position"] as? Double }
    #expect(places.count == 4)
    for (place, expected) in zip(places, [-0.8, 0.7, 1.5, 2.5]) { #expect(abs(place - expected) < 1e-9) }
    let lowest = run.summary["lowest"] as? [String: Any]
    #expect(abs((lowest?["loss"] as? Double ?? .nan) - 2.9) < 1e-12)
    #expect(folder.names.contains("plots/landscape-svm-three-points.png"))
  }

  @Test func `data and regularisation part of the course notes add up in the export`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "landscape", "--data", example("four-samples.csv"), "--validation", "0", "--normalize", "none", "--model",
      "linear:bias=false", "--loss", "svm", "--l2", "0.1", "--at", "0.2,-0.1,0.05,-0.3,0.4,0,0.1,0.25,-0.15", "--a",
      "lin:-1:1:61", "--b", "lin:-1:1:61", "--export", "-", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.table.first == ["a", "b", "loss", "data", "regularization"])
    #expect(run.table.count == 1 + 61 * 61)
    let middle = run.table[1 + 30 * 61 + 30].compactMap { Double($0) }
    #expect(middle[0] == 0 && middle[1] == 0)
    #expect(abs(middle[2] - 1.5485) < 1e-14 && abs(middle[3] - 1.50875) < 1e-14 && abs(middle[4] - 0.03975) < 1e-15)
  }

  @Test func `where no value is finite a note says so`() throws {
    let run = try GdplotRun("landscape", "--function", "1/0", in: TemporaryFolder())
    #expect(run.status == 0 && run.errors.contains("note: no value is finite"), "\(run.errors)")
    let curve = try GdplotRun("curve", "--function", "log(x)", "--start=-1", "--lr", "0.1", in: TemporaryFolder())
    #expect(
      curve.errors.contains("the loss is not a number at the start; is the formula defined there?"), "\(curve.errors)")
  }

  @Test func `the same command gives the same bytes, on one core and on two`() throws {
    let folder = try TemporaryFolder()
    var files: [[Data]] = []
    for threads in ["1", "2"] {
      let run = try GdplotRun(
        "landscape", "--loss", "svm", "--data", "iris", "--at", "trained", "--direction", "filter", "filter",
        "--threads", threads, "-o", "one.png", "--export", "one.csv", in: folder)
      #expect(run.status == 0, "said: \(run.errors)")
      files.append(try ["one.png", "one.csv"].map { try Data(contentsOf: folder.url.appending(path: $0)) })
    }
    #expect(files[0] == files[1])
  }

  @Test func `a line has an empty second coordinate`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "landscape", "--loss", "softmax", "--data", "iris", "--from", "start", "--to", "trained", "--export", "-",
      in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.column("b").count == 201 && run.column("b").allSatisfy(\.isEmpty))
    #expect(run.column("a").first == "-0.5" && run.column("a").last == "1.5")
    #expect(folder.names == ["plots", "plots/landscape-softmax-iris.png"])
  }

  @Test(arguments: [
    (["--surface", "saddle"], "saddle"), (["--surface", "cos-bowl"], "minimum"),
    (["--function", "x^2+y^2", "--style", "cells"], "minimum"), (["--function", "3"], "lowest"),
    (["--function", "log(x)+y^2"], "lowest"), (["--loss", "mse"], "minimum"),
    (["--loss", "mae", "--direction", "gradient", "--a=-5:5:101"], "kink"),
    (["--loss", "softmax", "--data", "iris", "--direction", "curvature", "random", "--resolution", "9x7"], "lowest"),
    (["--surface", "rosenbrock", "--at", "trained", "--optimizer", "adam", "--steps", "10"], "trained"),
  ])
  func `what there is to see is told in a table`(arguments: [String], word: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(["landscape"] + arguments, in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.output.contains(word), "said: \(run.output)")
    #expect(run.output.contains("plots/landscape-"))
  }

  @Test(arguments: [
    ([], 2, "landscape needs a loss"),
    (["--loss", "svm", "softmax"], 2, "one loss, but 2"),
    (["--loss", "svm", "--epochs", "5"], 2, "--epochs is about training"),
    (["--loss", "svm", "--at", "trained", "--lr", "0.1", "0.2"], 2, "--lr asks for several"),
    (["--loss", "svm", "--direction", "random", "random", "random"], 2, "one or two directions"),
    (["--loss", "svm", "--from", "start"], 2, "belong together"),
    (["--loss", "svm", "--from", "start", "--to", "trained", "--at", "zeros"], 2, "leave out --at"),
    (["--loss", "svm", "--direction", "1,2"], 2, "has 2 numbers"),
    (["--loss", "svm", "--direction", "random", "--b", "lin:0:1:5"], 2, "--b needs a second direction"),
    (["--loss", "svm", "--a", "lin:1:-1:5"], 2, "must go up"),
    (["--loss", "svm", "--a", "lin:0:1:5", "--resolution", "9"], 2, "the one or the other"),
    (["--loss", "svm", "--resolution", "9999x9999"], 2, "lower --resolution"),
    (["--loss", "svm", "--example", "1", "--direction", "random", "random"], 2, "along a line"),
    (["--loss", "svm", "--example", "99999", "--direction", "random"], 2, "no training example 99999"),
    (["--loss", "svm", "--data", "iris", "--direction", "curvature"], 2, "no curvature here"),
    (["--loss", "svm", "--direction", "filter"], 2, "all weights are zero"),
    (["--surface", "saddle", "--direction", "filter"], 2, "belong to the weights"),
    (["--loss", "svm", "--at", "file:nowhere.csv"], 2, "--at file:nowhere.csv"),
    (["--surface", "square", "--b", "lin:0:1:5"], 2, "one direction here"),
  ])
  func `what makes no sense is refused in a sentence, and nothing is drawn`(
    arguments: [String], status: Int, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(["landscape"] + arguments, in: folder)
    #expect(run.status == Int32(status), "said: \(run.errors)")
    #expect(run.errors.contains(message), "said: \(run.errors)")
    #expect(folder.names.isEmpty)
  }
}
