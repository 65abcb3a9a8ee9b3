import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Tests the store of finished runs with the built binary.
struct StoreCommandTests {
  private static let heatmap = [
    "heatmap", "--surface", "rosenbrock", "--lr", "log:1e-5:1e-4:6", "--momentum", "0:0.9:5",
  ]

  @Test func `what an interrupted command has finished is taken by the next one, which draws the same bytes`() throws {
    let folder = try TemporaryFolder()
    let command = Self.heatmap + ["--steps", "3000"]
    let undisturbed = try GdplotRun(
      command + ["--store", "none", "-o", "a.png", "--export", "a.csv"], in: folder)
    #expect(undisturbed.status == 0, "said: \(undisturbed.errors)")
    let process = try GdplotRun.started(command + ["--store", "s", "-o", "b.png"], in: folder)
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    for (name, environment) in [("c", [:]), ("d", ["GDPLOT_STORE": "s"])] as [(String, [String: String])] {
      let run = try GdplotRun(
        command + (environment.isEmpty ? ["--store", "s"] : []) + ["-o", "\(name).png", "--export", "\(name).csv"],
        in: folder, environment: environment)
      #expect(run.status == 0, "said: \(run.errors)")
      #expect(folder.bytes("\(name).png") == folder.bytes("a.png"))
      #expect(folder.bytes("\(name).csv") == folder.bytes("a.csv"))
    }
    #expect(try GdplotRun("runs", "list", "--store", "s", in: folder).output.contains("30 runs, "))
  }

  @Test func `kept runs are listed, shown, exported, made again for comparison, and removed`() throws {
    let folder = try TemporaryFolder()
    #expect(try GdplotRun(Self.heatmap + ["--steps", "5", "--store", "s"], in: folder).status == 0)
    let curve = ["curve", "--loss", "softmax", "--data", "iris", "--lr", "0.1", "--epochs", "2", "--store", "s"]
    #expect(try GdplotRun(curve, in: folder).status == 0)
    let list = try GdplotRun("runs", "list", "--store", "s", "--subject", "iris", in: folder)
    #expect(list.output.contains("softmax linear iris") && list.output.contains("1 runs, "), "said: \(list.output)")
    let export = try GdplotRun("runs", "export", "--store", "s", in: folder)
    #expect(export.table.count == 32 && Set(export.column("verdict").prefix(1)) == ["budget"])
    let key = String(export.column("key")[0].prefix(10))
    let show = try GdplotRun("runs", "show", key, "--store", "s", in: folder)
    #expect(show.summary["key"] as? String == export.column("key")[0], "said: \(show.errors)")
    let verify = try GdplotRun("runs", "verify", "--store", "s", "--sample", "0", in: folder)
    #expect(verify.status == 0 && verify.output == "31 of 31 runs are the same, byte for byte\n", "\(verify.output)")
    let prune = try GdplotRun("runs", "prune", "--store", "s", "--subject", "rosenbrock", in: folder)
    #expect(prune.output.hasPrefix("30 runs removed; "), "said: \(prune.errors)")
    #expect(try GdplotRun("runs", "list", "--store", "s", in: folder).output.contains("1 runs, "))
  }

  @Test func `a changed file of data computes its own anew, and nothing else`() throws {
    let folder = try TemporaryFolder()
    func count() throws -> Int { try GdplotRun("runs", "export", "--store", "s", in: folder).table.count - 1 }
    func run(_ file: String) throws {
      let run = try GdplotRun(
        "curve", "--loss", "mse", "--data", file, "--epochs", "2", "--store", "s", in: folder)
      #expect(run.status == 0, "said: \(run.errors)")
    }
    try folder.write("x,y\n1,2\n2,3\n3,5\n4,4\n5,7\n6,6\n", to: "a.csv")
    try folder.write("x,y\n1,2\n2,3\n3,5\n4,4\n5,7\n6,8\n", to: "b.csv")
    for file in ["a.csv", "b.csv", "a.csv"] { try run(file) }
    #expect(try count() == 2)
    try folder.write("x,y\n1,2\n2,3\n3,5\n4,4\n5,7\n6,9\n", to: "a.csv")
    for file in ["a.csv", "b.csv"] { try run(file) }
    #expect(try count() == 3)
  }

  @Test(
    arguments: [
      (["runs", "list", "--store", "none-here"], 2, "there are no runs in none-here"),
      (["runs", "list", "--store", "none"], 2, "--store none is no store"),
      (["runs", "show", "abc", "--store", "s"], 2, "no run in the store has a key that begins with abc"),
      (["runs", "prune", "--store", "s"], 2, "Say which runs go"),
      (["runs", "list", "--store", "file"], 2, "there are no runs in file"),
      (["curve", "--surface", "bowl", "--steps", "1", "--store", "file"], 1, "file cannot be used: Not a directory"),
      (["curve", "--surface", "bowl", "--steps", "1", "--store", "broken"], 1, "file is not a database"),
    ] as [([String], Int32, String)])
  func `what cannot be a store is refused before the first step`(
    arguments: [String], status: Int32, message: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    try folder.write(String(repeating: "no database\n", count: 50), to: "broken/runs.sqlite")
    _ = try GdplotRun("curve", "--surface", "bowl", "--steps", "1", "--store", "s", "-o", "a.png", in: folder)
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status == status && run.errors.contains(message), "said: \(run.errors)")
    #expect(!folder.names.contains("plots"))
  }
}
