import Foundation
import Testing

struct BatchCommandTests {
  private static let lecture = [
    "batch", "--data", "line", "--model", "linear:bias=false", "--loss", "mse", "--init", "1", "--lr", "0.01",
    "--epochs", "100", "--batch-size", "1", "2", "full", "--no-shuffle",
  ]

  @Test func `each batch size ends where the linear lecture does`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(Self.lecture + ["--export", "-"], in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    for (series, end) in [
      ("batch 1", 1.9999999999999236), ("batch 2", 1.9999999999857523), ("full batch", 1.9999444396553017),
    ] {
      let last = try #require(run.table.last { $0[0] == series })
      let column = try #require(run.table[0].firstIndex(of: "p0"))
      #expect(abs((Double(last[column]) ?? .nan) - end) < 1e-15)
    }
    #expect(run.table[0].prefix(4) == ["series", "seed", "step", "epoch"])
    #expect(!run.table[0].contains("seconds"))
  }

  @Test func `the summary has the noise of every power of two`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("batch", "--loss", "softmax", "--epochs", "1", "--json", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(folder.names == ["plots", "plots/batch-softmax.png"])
    let noise = try #require(run.summary["noise"] as? [[String: Any]])
    #expect(noise.compactMap { $0["place"] as? String } == ["start", "end"])
    let sizes = try #require(noise[0]["batch_sizes"] as? [Int])
    #expect(sizes == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1438])
    let variance = try #require(noise[0]["variance"] as? [Double])
    #expect(variance == variance.sorted(by: >) && variance.last == 0)
    #expect((run.summary["series"] as? [[String: Any]])?.count == 3)
  }

  @Test func `the same command gives the same bytes unless seconds are asked for`() throws {
    let folder = try TemporaryFolder()
    var files: Set<Data> = []
    for threads in ["1", "2"] {
      let run = try GdplotRun(
        "batch", "--loss", "softmax", "--data", "iris", "--epochs", "2", "-o", "figure.svg", "--threads", threads,
        in: folder)
      #expect(run.status == 0)
      files.insert(try #require(folder.bytes("figure.svg")))
    }
    #expect(files.count == 1)
    let timed = try GdplotRun(
      "batch", "--loss", "softmax", "--data", "iris", "--epochs", "2", "-o", "timed.svg", "--timing", "--export", "-",
      in: folder)
    #expect(timed.table.first?.contains("seconds") == true)
    #expect(
      String(decoding: folder.bytes("timed.svg") ?? Data(), as: UTF8.self).contains(
        "against epochs and seconds, and of time per epoch"))
  }

  @Test(arguments: [
    (["batch"], 2, "batch needs a loss, such as --loss svm"),
    (["batch", "--surface", "trap"], 2, "a surface has none, so give --loss"),
    (["batch", "--loss", "svm", "softmax"], 2, "give one value for --loss, or use curve"),
    (["batch", "--loss", "svm", "--lr", "0.1", "0.2"], 2, "give one value for --lr, or use curve"),
    (["batch", "--loss", "svm", "--batch-size", "0"], 2, "--batch-size"),
  ])
  func `a wrong command is answered with the fix`(arguments: [String], status: Int32, message: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status == status && run.errors.contains(message), "said: \(run.errors)")
    #expect(run.output.isEmpty && folder.names.isEmpty)
  }
}
