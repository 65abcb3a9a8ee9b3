import Foundation
import Testing

struct RecipeCommandTests {
  private static let formats = ["png", "svg", "pdf"]

  /// Draws a figure in every format, with its numbers as `--export` writes them.
  private static func drawn(_ arguments: String..., in folder: TemporaryFolder) throws {
    let run = try GdplotRun(
      arguments + ["-o", "a.png", "a.svg", "a.pdf", "--export", "a.csv"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `a figure tells its command, seed, settings and versions`() throws {
    let folder = try TemporaryFolder()
    try Self.drawn("curve", "--loss", "svm:delta=2", "--epochs", "1", "--seed", "7", "--title", "损失 'x'", in: folder)
    for format in Self.formats {
      let run = try GdplotRun("recipe", "a.\(format)", in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("gdplot curve --loss svm:delta=2 --epochs 1 --seed 7 --title '损失 '\\''x'\\'''"))
      #expect(run.output.contains("svm:delta=2\n") && run.output.contains("linear:bias=true\n"))
      #expect(run.output.contains("cairo") && run.output.contains("font") && run.output.contains("processor"))
    }
    let json = try GdplotRun("recipe", "a.png", "--json", in: folder)
    #expect(json.summary["seed"] as? Int == 7)
    #expect(json.summary["study"] as? String == "curve" && json.summary["arguments"] == nil)
  }

  @Test(arguments: [
    ["curve", "--loss", "softmax", "--data", "iris", "--epochs", "3", "--seeds", "2"],
    ["curve", "--surface", "square", "--lr", "1", "--steps", "50"],
    ["check", "--loss", "mse", "--sweep-h"],
  ])
  func `the data of a figure is what --export writes`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(arguments + ["-o", "a.png", "a.svg", "a.pdf", "--export", "a.csv"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    for format in Self.formats {
      let data = try GdplotRun("data", "a.\(format)", in: folder)
      #expect(data.status == 0, "\(data.errors)")
      #expect(Data(data.output.utf8) == folder.bytes("a.csv"))
    }
  }

  @Test func `a figure is made again byte for byte`() throws {
    let folder = try TemporaryFolder()
    try Self.drawn("curve", "--loss", "mse", "mae", "--lr", "0.3", "0.01", "--theme", "dark", in: folder)
    for format in Self.formats {
      let run = try GdplotRun("replay", "a.\(format)", "-o", "b.\(format)", in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("made again, byte for byte"))
      #expect(folder.bytes("a.\(format)") == folder.bytes("b.\(format)"))
    }
  }

  @Test func `a component that occurs twice with other settings has changed no default`() throws {
    let folder = try TemporaryFolder()
    _ = try GdplotRun(
      "curve", "--data", "line", "--loss", "quantile:tau=0.5", "quantile:tau=0.9", "--epochs", "2", "-o", "q.png",
      in: folder)
    let again = try GdplotRun("replay", "q.png", in: folder)
    #expect(again.output == "q.png: made again, byte for byte\n")
    #expect(!again.errors.contains("defaults"), "\(again.errors)")
    let recipe = try GdplotRun("recipe", "q.png", in: folder).output.split(separator: "\n").map {
      $0.split(separator: " ", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
    }
    for (name, words) in [("rate", "(default)"), ("length", "2 epochs"), ("batch", "32"), ("start", "model")] {
      #expect(recipe.contains { $0.first == name && $0.last?.contains(words) ?? false }, "\(name): \(recipe)")
    }
  }

  @Test func `default rates are named with the loss they belong to, in the recipe and under the figure`() throws {
    let folder = try TemporaryFolder()
    _ = try GdplotRun(
      "curve", "--loss", "squared-svm", "softmax", "--data", "iris", "--epochs", "1", "-o", "a.svg", in: folder)
    let recipe = try GdplotRun("recipe", "a.svg", in: folder).output
    let rates = recipe.split(separator: "\n").first { $0.hasPrefix("rate ") } ?? ""
    #expect(rates.contains(" with squared-svm") && rates.contains(" with softmax"), "\(recipe)")
    let figure = String(decoding: folder.bytes("a.svg") ?? Data(), as: UTF8.self)
    #expect(figure.contains(#/Learning rates: SVM \(squared hinge\) loss [0-9.]+, softmax cross-entropy [0-9.]+\./#))
  }

  @Test func `another look is drawn from the data alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x,y\n1,2\n2,4\n3,7\n4,8\n5,9\n", to: "points.csv")
    try Self.drawn("curve", "--loss", "mse", "--data", "points.csv", "--epochs", "5", in: folder)
    try FileManager.default.removeItem(at: folder.url.appending(path: "points.csv"))
    let looks = ["--theme", "dark", "--size", "500x300", "--smooth", "0.5", "--title", "again"]
    let run = try GdplotRun(["replay", "a.pdf", "-o", "b.png"] + looks, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let recipe = try GdplotRun("recipe", "b.png", in: folder)
    #expect(recipe.output.contains(#""theme":"dark""#) && recipe.output.contains(#""title":"again""#))
    #expect(recipe.output.contains("smoother       ema:weight=0.5"))
    #expect(recipe.output.contains("points.csv, SHA-256"))
  }

  @Test func `data that has changed since is named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x,y\n1,2\n2,4\n3,7\n4,8\n5,9\n", to: "points.csv")
    try Self.drawn("curve", "--loss", "mse", "--data", "points.csv", "--epochs", "5", in: folder)
    try folder.write("x,y\n1,2\n2,4\n3,7\n4,8\n5,10\n", to: "points.csv")
    let run = try GdplotRun("replay", "a.png", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("the data file points.csv has changed"))
  }

  @Test func `a file of points that has changed since is named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("1,0", to: "start.csv")
    try Self.drawn("curve", "--loss", "mse", "--data", "line", "--init", "file:start.csv", "--epochs", "2", in: folder)
    #expect(try GdplotRun("recipe", "a.png", in: folder).output.contains("start.csv, SHA-256"))
    #expect(try GdplotRun("replay", "a.png", in: folder).status == 0)
    try folder.write("2,0", to: "start.csv")
    let run = try GdplotRun("replay", "a.png", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("the data file start.csv has changed"), "\(run.errors)")
  }

  @Test(.enabled(if: TestMachine.hasCompiler, "no swiftc"))
  func `a plugin that has changed since is named`() throws {
    let folder = try TemporaryFolder()
    let source = """
      import GradientKit
      struct Cubed: RegressionLoss {
        static let name = "cubed", summary = "the cube of the distance"
        init(_ settings: inout Settings) throws {}
        func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
          let distance = abs(prediction - target)
          return distance * distance * distance
        }
      }
      """
    try folder.write(source, to: "Plugins/Cubed.swift")
    #expect(try GdplotRun("plugin", "trust", in: folder).status == 0)
    try Self.drawn("curve", "--loss", "cubed", "--lr", "0.001", "--epochs", "5", in: folder)
    #expect(try GdplotRun("replay", "a.png", in: folder).status == 0)
    try folder.write(
      source.replacing("distance * distance * distance", with: "distance * distance * distance / 2"),
      to: "Plugins/Cubed.swift")
    let run = try GdplotRun("replay", "a.png", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("the plugin Plugins/Cubed.swift has changed"))
    // It is said before any of the plugin is run.
    try folder.write("no Swift", to: "Plugins/Cubed.swift")
    let broken = try GdplotRun("replay", "a.png", in: folder)
    #expect(broken.status == 1)
    let place = folder.path("Plugins/Cubed.swift")
    #expect(broken.errors.contains("the loss cubed is the plugin \(place); it has changed since"), "\(broken.errors)")
  }

  @Test func `what is shown of a figure is what would run, not what its command says`() throws {
    let folder = try TemporaryFolder()
    try Self.drawn("curve", "--loss", "mse", "--epochs", "1", in: folder)
    let svg = String(decoding: try #require(folder.bytes("a.svg")), as: UTF8.self)
    let other = svg.replacing("gdplot curve --loss mse", with: "gdplot curve --loss svm\\nall is well")
    try folder.write(
      other.replacing("&quot;name&quot;:&quot;mse&quot;", with: "&quot;name&quot;:&quot;svm&quot;"), to: "b.svg")
    let recipe = try GdplotRun("recipe", "b.svg", in: folder)
    #expect(recipe.output.contains("noted command") && !recipe.output.contains("\nall is well"), "\(recipe.output)")
    #expect(recipe.output.contains(#/\nloss +mse/#) && !recipe.output.contains(#/\nloss +svm/#))
    let replay = try GdplotRun("replay", "b.svg", in: folder)
    #expect(replay.errors.contains("replaying the study curve of ") && replay.errors.contains("loss mse"))
    #expect(!replay.errors.contains("svm") && !replay.errors.contains("all is well"), "\(replay.errors)")
  }

  @Test func `data beyond the limit is left out unless all is asked for`() throws {
    let folder = try TemporaryFolder()
    let long = ["curve", "--surface", "bowl", "--steps", "40000", "-o"]
    #expect(try GdplotRun(long + ["a.png"], in: folder).status == 0)
    let data = try GdplotRun("data", "a.png", in: folder)
    #expect(data.status == 1)
    #expect(data.errors.contains("--embed all keeps it"))
    #expect(try GdplotRun(long + ["b.png", "--embed", "all", "--export", "b.csv"], in: folder).status == 0)
    #expect(Data(try GdplotRun("data", "b.png", in: folder).output.utf8) == folder.bytes("b.csv"))
    #expect(try GdplotRun("replay", "a.png", in: folder).status == 0)
    #expect(try GdplotRun("replay", "b.png", in: folder).status == 0)
  }

  @Test(arguments: [
    ("nope.png", 2, "no such file"), ("text.png", 1, "no PNG, SVG or PDF"), (".", 1, "is a folder"),
    ("other.svg", 1, "carries no recipe"), ("cut.png", 1, "damaged"), ("wrong.svg", 1, "not one that gdplot writes"),
  ])
  func `files that are no figures get a sentence`(name: String, status: Int32, words: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("hello", to: "text.png")
    try folder.write("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", to: "other.svg")
    try folder.write(Self.svg("{\"seed\":-1}"), to: "wrong.svg")
    if name == "cut.png" {
      try Self.drawn("curve", "--loss", "mse", "--epochs", "1", in: folder)
      try #require(folder.bytes("a.png")).prefix(3_000).write(to: folder.url.appending(path: "cut.png"))
    }
    for command in ["recipe", "data", "replay"] {
      let run = try GdplotRun(command, name, in: folder)
      #expect(run.status == status)
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test(arguments: ["plugin", "list", "replay", "--help", "", "nonsense"])
  func `a recipe of anything but a figure is refused and not run`(study: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.svg(Self.recipe(study), data: "{}"), to: "hostile.svg")
    for command in ["data", "replay"] {
      let run = try GdplotRun(command, "hostile.svg", in: folder)
      #expect(run.status == 1)
      #expect(run.errors.contains("cannot be made again"), "\(run.errors)")
    }
    #expect(folder.names == ["hostile.svg"])
  }

  @Test func `a recipe writes no files but those it is told to`() throws {
    let folder = try TemporaryFolder()
    try Self.drawn("curve", "--loss", "mse", "--epochs", "1", in: folder)
    for name in ["a.svg", "a.pdf", "a.csv"] { try FileManager.default.removeItem(at: folder.url.appending(path: name)) }
    #expect(try GdplotRun("replay", "a.png", in: folder).status == 0)
    #expect(folder.names == ["a.png"])
    try folder.write(Self.svg(Self.recipe("differences"), data: "{}"), to: "hostile.svg")
    let data = try GdplotRun("data", "hostile.svg", in: folder)
    #expect(data.status == 1)
    #expect(data.errors.contains("is not what its command draws"))
  }

  @Test func `a changed figure is no other for being written over`() throws {
    let folder = try TemporaryFolder()
    try Self.drawn("curve", "--loss", "mse", "--epochs", "1", in: folder)
    let svg = String(decoding: try #require(folder.bytes("a.svg")), as: UTF8.self)
    try folder.write(svg.replacing("<title>", with: "<title>Not "), to: "a.svg")
    let run = try GdplotRun("replay", "a.svg", "-o", "a.svg", in: folder)
    #expect(run.status == 1 && !run.output.contains("byte for byte"))
  }

  @Test func `a caption goes into the file that is named for it, without computing too`() throws {
    let folder = try TemporaryFolder()
    try Self.drawn("curve", "--loss", "mse", "--epochs", "1", in: folder)
    let run = try GdplotRun("replay", "a.png", "-o", "b.svg", "--caption", "words.txt", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      folder.bytes("words.txt").map { String(decoding: $0, as: UTF8.self) }?.contains("3 training examples") == true)
    let twice = try GdplotRun("curve", "--loss", "mse", "--caption", "t.txt", "--export", "t.txt", in: folder)
    #expect(twice.status == 2 && twice.errors.contains("named twice"))
  }

  @Test func `the command in a recipe is for reading, and another one changes nothing`() throws {
    let folder = try TemporaryFolder()
    try Self.drawn("curve", "--loss", "mse", "--epochs", "1", in: folder)
    let svg = String(decoding: try #require(folder.bytes("a.svg")), as: UTF8.self)
    try folder.write(svg.replacing("--epochs 1", with: "--epochs 9"), to: "b.svg")
    _ = try GdplotRun("replay", "b.svg", "-o", "c.svg", in: folder)
    let numbers = try GdplotRun("data", "c.svg", in: folder)
    #expect(Data(numbers.output.utf8) == folder.bytes("a.csv"))
  }

  @Test func `a figure is the same after a default has changed`() throws {
    let folder = try TemporaryFolder()
    try Self.drawn("curve", "--loss", "svm", "--data", "iris", "--optimizer", "momentum", "--epochs", "2", in: folder)
    let json = try GdplotRun("recipe", "a.png", "--json", in: folder)
    let plan = try #require(json.summary["plan"] as? String)
    // The recipe contains every default that another version might change.
    for word in ["delta=1", "mu=0.9", "bias=true", "standardize", "resolvedRates", "batchSizes", "validationShare"] {
      #expect(plan.contains(word), "\(word) in \(plan)")
    }
    let look = try #require(json.summary["look"] as? String)
    #expect(look.contains("theme") && look.contains("size") && look.contains("scale"))
  }

  @Test(arguments: [
    #""sweep":{"steps":[1,2],"forward":[1],"central":[1,2]}"#,
    #""sweep":{"steps":[1,2],"forward":[1,2],"central":[1,2],"x":0}"#,
  ])
  func `numbers that do not go together are refused`(sweep: String) throws {
    let folder = try TemporaryFolder()
    let facts =
      #"{"data":"","source":"","remarks":[],"files":[],"features":0,"classes":[],"parameters":0,"trainingCount":0,"#
      + #""validationCount":0,"testCount":0}"#
    let data = #"{"check":{"objective":"a","facts":\#(facts),"exampleCount":1,"findings":[]},\#(sweep)}"#
    try folder.write(Self.svg(Self.recipe("differences"), data: data), to: "hostile.svg")
    let run = try GdplotRun("data", "hostile.svg", in: folder)
    let fits = sweep.contains("[1,2],\"central\"")
    #expect(run.status == (fits ? 0 : 1), "\(run.errors)")
    #expect(fits ? run.output.hasPrefix("h,forward,central\n") : run.errors.contains("is not what its command draws"))
  }

  @Test func `what a recipe says cannot steer the terminal`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.svg(Self.recipe("curve", command: "\\u001b[2J\\u0007 evil")), to: "hostile.svg")
    let run = try GdplotRun("recipe", "hostile.svg", in: folder)
    #expect(run.status == 0)
    #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{07}"))
  }

  private static func recipe(_ study: String, command: String = "gdplot curve") -> String {
    let check =
      #"{"problem":{"subject":{"surface":{"_0":"square"}},"starts":["model"]},"pointCount":3,"exampleLimit":200,"seed":0}"#
    let plan = #"{"check":\#(check),"steps":[1,2]}"#.replacing("\"", with: "\\\"")
    return #"{"study":"\#(study)","plan":"\#(plan)","view":"{}","look":"{}","command":"\#(command)","components":[],"#
      + #""data":[],"drawing":{},"seed":0,"version":"0.1.0"}"#
  }

  private static func svg(_ recipe: String, data: String? = nil) -> String {
    func entry(_ key: String, _ text: String) -> String {
      "<entry key=\"\(key)\">\(text.replacing("\"", with: "&quot;"))</entry>"
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata><entries xmlns=\"\">"
      + entry("Recipe", recipe) + (data.map { entry("Data", $0) } ?? "") + "</entries></metadata></svg>"
  }
}
