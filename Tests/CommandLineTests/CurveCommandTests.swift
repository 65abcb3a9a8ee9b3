import Foundation
import Testing

struct CurveCommandTests {
  @Test func `limits in which nothing lies are told, and examples that are all in one batch are a full batch`() throws {
    let folder = try TemporaryFolder()
    let command = ["curve", "--data", "line", "--loss", "mse", "--epochs", "1"]
    let far = try GdplotRun(command + ["--x-limits", "100:200"], in: folder)
    #expect(far.status == 0 && far.errors.contains("nothing lies within --x-limits"), "\(far.errors)")
    let near = try GdplotRun(command + ["--x-limits", "0:200", "-o", "near.svg"], in: folder)
    #expect(near.status == 0 && !near.errors.contains("nothing lies"), "\(near.errors)")
    let words = String(decoding: try #require(folder.bytes("near.svg")), as: UTF8.self)
    #expect(words.contains("full batch") && !words.contains("batch 32"))
  }

  @Test(arguments: ["svm", "softmax"])
  func `a linear model learns the digits`(loss: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("curve", "--loss", loss, "--json", in: folder)
    #expect(run.status == 0)
    #expect(try #require(run.number("validation_accuracy")) >= 0.93)
    #expect(folder.names == ["plots", "plots/curve-\(loss).png"])
  }

  @Test(.enabled(if: TestData.has("cifar10"), "no CIFAR-10 images beside the checkout"))
  func `a linear model learns something of real photographs in five epochs`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--loss", "svm", "--data", "cifar10:\(TestData.path("cifar10"))", "--epochs", "5", "--json", in: folder)
    #expect(run.status == 0)
    #expect(try #require(run.number("test_accuracy")) >= 0.30)
  }

  @Test(arguments: [("full", 1.9999444396553017), ("1", 1.9999999999999236), ("2", 1.9999999999857523)])
  func `the linear model of the lecture ends where its printed log ends`(batch: String, end: Double) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--data", "line", "--model", "linear:bias=false", "--loss", "mse", "--init", "1", "--lr", "0.01",
      "--epochs", "100", "--batch-size", batch, "--no-shuffle", "--export", "-", in: folder)
    #expect(run.status == 0)
    let weight = try #require(run.column("p0").last.flatMap(Double.init))
    #expect(abs(weight - end) <= 1e-12 * end)
    if batch == "full" { #expect(run.column("loss").first == "4.666666666666667") }
  }

  @Test func `the export has the documented columns and a row a step with one for the end`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--loss", "softmax", "--data", "iris", "--epochs", "2", "--export", "-", in: folder)
    #expect(
      run.table.first?.prefix(15).joined(separator: ",")
        == "series,seed,step,epoch,examples,loss_evaluations,gradient_evaluations,rate,loss,loss_smoothed,train_loss,"
        + "validation_loss,train_accuracy,validation_accuracy,gradient_norm")
    #expect(run.table.first?.suffix(2).joined(separator: ",") == "p14,verdict")
    #expect(run.column("verdict").filter { !$0.isEmpty } == ["budget"] && run.column("verdict").last == "budget")
    #expect(run.column("step") == ["0", "1", "2", "3", "4", "5", "6", "7", "8"])
    #expect(run.column("epoch") == ["0", "0.25", "0.5", "0.75", "1", "1.25", "1.5", "1.75", "2"])
    #expect(run.column("train_loss").map(\.isEmpty) == [false, true, true, true, false, true, true, true, false])
    #expect(run.column("rate").last == "")
    #expect(run.output.hasPrefix("series,"))
  }

  @Test func `the same command gives the same bytes, on one core and on two`() throws {
    let folder = try TemporaryFolder()
    var tables: Set<Data> = []
    var pictures: Set<Data> = []
    for threads in ["1", "2", "2"] {
      let run = try GdplotRun(
        "curve", "--loss", "svm", "--batch-size", "full", "32", "--epochs", "3", "--seeds", "2", "-o",
        "figure-\(threads).png", "--export", "table.csv", "--threads", threads, in: folder)
      #expect(run.status == 0)
      tables.insert(try #require(folder.bytes("table.csv")))
      pictures.insert(try #require(folder.bytes("figure-\(threads).png")))
    }
    #expect(tables.count == 1)
    #expect(pictures.count == 1)
  }

  @Test func `event files for TensorBoard are the same bytes each time, one for every series and seed`() throws {
    let arguments = [
      "curve", "--loss", "softmax", "--data", "iris", "--steps", "3", "--optimizer", "sgd", "adam", "--seeds", "2",
      "--log-dir", "runs",
    ]
    let names = ["adam/seed-0", "adam/seed-1", "sgd/seed-0", "sgd/seed-1"].map {
      "runs/\($0)/events.out.tfevents.0000000000.gdplot"
    }
    let folders = try [TemporaryFolder(), TemporaryFolder()]
    for folder in folders { #expect(try GdplotRun(arguments, in: folder).status == 0) }
    for name in names {
      let bytes = try #require(folders[0].bytes(name))
      #expect(bytes.contains(Data("brain.Event:2".utf8)) && bytes == folders[1].bytes(name))
    }
    // A second run into the same folder replaces the files, and a file in the way is reported before any run.
    #expect(try GdplotRun(arguments, in: folders[0]).status == 0)
    #expect(folders[0].names.filter { $0.hasSuffix(".gdplot") } == names)
    try folders[1].write("", to: "file")
    let refused = try GdplotRun(arguments + ["--log-dir", "file"], in: folders[1])
    #expect(refused.status == 1 && refused.errors.contains("file/"))
  }

  @Test func `one run can be drawn as PNG, SVG and PDF at once`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--loss", "mse", "-o", "a.png", "a.svg", "nested/a.pdf", "--title", "损失 λ", in: folder)
    #expect(run.status == 0)
    #expect(folder.bytes("a.png")?.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
    #expect(folder.bytes("nested/a.pdf")?.prefix(5) == Data("%PDF-".utf8))
    let svg = String(decoding: try #require(folder.bytes("a.svg")), as: UTF8.self)
    #expect(svg.contains("<title>损失 λ</title>"))
    #expect(svg.contains("gdplot curve --loss mse"))
  }

  @Test func `a diverged run is a result that says so`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--data", "line", "--loss", "mse", "--lr", "0.3", "--batch-size", "full", "--epochs", "1000", in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("diverged at step"))
  }

  @Test func `each seed of a band is the run that seed gives by itself`() throws {
    let folder = try TemporaryFolder()
    let several = try GdplotRun(
      "curve", "--loss", "softmax", "--data", "iris", "--seeds", "3", "--export", "-", in: folder)
    let single = try GdplotRun(
      "curve", "--loss", "softmax", "--data", "iris", "--seed", "2", "--export", "-", in: folder)
    let third = several.table.filter { $0[1] == "2" }
    #expect(third == Array(single.table.dropFirst()))
  }

  @Test func `the log prints parameters and losses epoch by epoch, as the lecture does`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--data", "line", "--model", "linear:bias=false", "--loss", "mse", "--init", "1", "--lr", "0.01",
      "--epochs", "2", "--batch-size", "1", "--no-shuffle", "--verbose", "--predict", "4", in: folder)
    #expect(run.output.contains("epoch 0  w 1.260688  loss 7.315943 → 4.9192401"))
    // Example by example: −2 for (1, 2), −7.84 for (2, 4), −16.2288 for (3, 6).
    let examples = [
      "  example 0  w 1  loss 1  g -2\n", "  example 1  w 1.02  loss 3.8416  g -7.84\n",
      "  example 2  w 1.0984  loss 7.315943  g -16.2288\nepoch 0",
    ]
    #expect(run.output.contains(examples.joined()), "said: \(run.output)")
    #expect(run.output.contains("prediction for 4: 4 before training, 5.8136711 after"))
  }

  @Test func `a table of one's own is read by the name of its target`() throws {
    let folder = try TemporaryFolder()
    var rows = "length,width,kind\r\n"
    for index in 0..<40 { rows += "\(index),\(40 - index),\(index < 20 ? "short" : "long")\r\n" }
    try folder.write("\u{FEFF}" + rows, to: "table.csv")
    let run = try GdplotRun(
      "curve", "--data", "table.csv", "--target", "kind", "--loss", "logistic", "--json", in: folder)
    #expect(run.status == 0)
    #expect(try #require(run.number("train_accuracy")) > 0.9)
    #expect(folder.names.contains("plots/curve-logistic-table.png"))
  }

  @Test func `a closed pipe does not cost the figure`() throws {
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    let process = GdplotRun.process(
      ["curve", "--loss", "svm", "--export", "-", "-o", "figure.png"], in: folder, environment: [:])
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    try pipe.fileHandleForReading.close()
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(folder.names.contains("figure.png"))
  }

  @Test func `Ctrl-C draws what was computed`() throws {
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    let process = GdplotRun.process(
      ["curve", "--loss", "svm", "--epochs", "100000", "--verbose", "-o", "figure.png"], in: folder, environment: [:])
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The first line of the log shows that training has started.
    _ = try pipe.fileHandleForReading.read(upToCount: 1)
    process.interrupt()
    let rest = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(rest.contains("interrupted at step"))
    #expect(folder.names.contains("figure.png"))
  }
}
