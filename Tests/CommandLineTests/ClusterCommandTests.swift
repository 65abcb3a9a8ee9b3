import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Runs that other processes make, with the built binary.
struct ClusterCommandTests {
  private static let heatmap = [
    "heatmap", "--surface", "bowl", "--lr", "lin:0.01:0.1:6", "--momentum", "0:0.9:5", "--steps", "20", "-o", "map.png",
    "--export", "map.csv",
  ]

  /// The bytes of the figure and of the table that one process makes.
  private static func alone(_ command: [String], in folder: TemporaryFolder) throws -> [Data?] {
    let run = try GdplotRun(command + ["--store", "none"], in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    return taken(from: folder)
  }

  /// The bytes of the figure and of the table, which are removed.
  private static func taken(from folder: TemporaryFolder) -> [Data?] {
    ["map.png", "map.csv"].map { name in
      defer { unlink(folder.path(name)) }
      return folder.bytes(name)
    }
  }

  private static func names(in folder: TemporaryFolder, _ inner: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path(inner))) ?? []).sorted()
  }

  private static func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  @Test func `a program of the working directory is not run, whatever relative folders the path has`() throws {
    let folder = try TemporaryFolder()
    try folder.write("#!/bin/sh\ntouch ran\necho GNU\n", to: "parallel")
    chmod(folder.path("parallel"), 0o755)
    let run = try GdplotRun(
      Self.heatmap + ["--on", "parallel:tasks=2", "--store", "runs"], in: folder, environment: ["PATH": ".::/nowhere"])
    #expect(run.status == 1 && run.errors.contains("GNU parallel is not installed"), "said: \(run.errors)")
    #expect(!folder.names.contains("ran"))
  }

  @Test(arguments: [1, 2, 7])
  func `the commands that a script prints make the bytes of one process`(count: Int) throws {
    let folder = try TemporaryFolder()
    let alone = try Self.alone(Self.heatmap, in: folder)
    let script = try GdplotRun(
      Self.heatmap + ["--store", "shared folder", "--on", "script:tasks=\(count)"], in: folder)
    #expect(script.status == 0 && !folder.names.contains("map.png"), "said: \(script.errors)")
    let lines = script.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count == count + 1)
    // The chunks from the last to the first, and then the figure.
    let commands = (lines.dropLast().reversed() + lines.suffix(1)).joined(separator: "\n")
    let run = try GdplotRun(shell: "set -e\n" + commands, in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(Self.taken(from: folder) == alone)
    let status = try GdplotRun("runs", "status", "shared folder", in: folder)
    #expect(status.output.contains("30 of 30 runs done"), "said: \(status.output)\(status.errors)")
    #expect(status.output.contains("done: \(count) chunk"), "said: \(status.output)")
  }

  @Test
  func `a chunk is made once, the same command again hands out what is missing, and a finer grid only what is new`()
    throws
  {
    let folder = try TemporaryFolder()
    let alone = try Self.alone(Self.heatmap, in: folder)
    let command = Self.heatmap + ["--store", "s", "--on", "script:tasks=3"]
    func handOut(_ command: [String]) throws -> [Substring] {
      let run = try GdplotRun(command, in: folder)
      #expect(run.status == 0, "said: \(run.errors)")
      return run.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }
    let first = try handOut(command)
    for _ in 0..<2 { #expect(try GdplotRun(shell: String(first[1]), in: folder).status == 0) }
    let status = try GdplotRun("runs", "status", "s", in: folder)
    #expect(status.output.contains("10 of 30 runs done") && status.output.contains("missing: 2 chunks"))
    let again = try handOut(command)
    #expect(again.count == 4)
    for line in again.dropLast() { #expect(try GdplotRun(shell: String(line), in: folder).status == 0) }
    // Nothing is left to be handed out, so the figure is drawn at once.
    #expect(try handOut(command).isEmpty == false)
    #expect(Self.taken(from: folder) == alone)
    let made = Self.names(in: folder, "s/sweeps/2").filter { $0.hasSuffix(".sqlite") }
    #expect(made.count == 3 && !Self.names(in: folder, "s/sweeps").contains("3"))
    let finer = ["lin:0.01:0.1:6": "lin:0.01:0.1:11", "0:0.9:5": "0:0.9:9"]
    let script = try GdplotRun(command.map { finer[$0] ?? $0 }, in: folder)
    #expect(script.status == 0)
    let sweep = String(decoding: folder.bytes("s/sweeps/3/sweep.json") ?? Data(), as: UTF8.self)
    #expect(sweep.contains(#""missing":69"#) && sweep.contains(#""total":99"#), "it is \(sweep)")
  }

  @Test func `a chunk that is told to end keeps what it has, and goes on`() throws {
    let folder = try TemporaryFolder()
    let command = Self.heatmap.map { $0 == "20" ? "3000" : $0 }
    let script = try GdplotRun(command + ["--store", "s", "--on", "script:tasks=1"], in: folder)
    #expect(script.status == 0, "said: \(script.errors)")
    let work = ["runs", "compute", folder.path("s/sweeps/1"), "--chunk", "1"]
    let process = try GdplotRun.started(work, in: folder)
    kill(process.processIdentifier, SIGUSR1)
    process.waitUntilExit()
    #expect(process.terminationStatus == 75)
    let status = try GdplotRun("runs", "status", "s", in: folder)
    #expect(status.output.contains("missing: 1 chunk\n"), "said: \(status.output)")
    let run = try GdplotRun(work, in: folder)
    #expect(run.status == 0 && run.output == "chunk 1 of 1: 30 runs made\n", "said: \(run.output)\(run.errors)")
  }

  @Test(.enabled(if: isInstalled("parallel"))) func `GNU parallel makes the bytes of one process`() throws {
    let folder = try TemporaryFolder()
    let alone = try Self.alone(Self.heatmap, in: folder)
    let run = try GdplotRun(Self.heatmap + ["--store", "it's s", "--on", "parallel:tasks=4,jobs=2"], in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(Self.taken(from: folder) == alone)
    #expect(Self.names(in: folder, "it's s/sweeps/1").filter { $0.hasSuffix(".sqlite") }.count == 4)
    let status = try GdplotRun("runs", "status", "it's s", in: folder)
    #expect(status.output.contains("done: 4 chunks"), "said: \(status.output)")
  }

  @Test(.enabled(if: isInstalled("parallel"))) func `figures of a report are made by other processes too`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      title: T
      sections:
        - title: A
          figures:
            - name: a
              command: curve --surface bowl --lr 0.1 0.2 --steps 5
            - name: b
              command: landscape --surface bowl
      """, to: "report.yml")
    let run = try GdplotRun("report", "--store", "s", "--on", "parallel:tasks=2", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(Self.names(in: folder, "s/sweeps") == ["1"])
    try folder.write(
      "title: T\nsections:\n  - title: A\n    figures:\n      - name: a\n        command: curve --surface bowl --on parallel:hosts=h\n",
      to: "report.yml")
    let refused = try GdplotRun("report", "--store", "s", in: folder)
    #expect(refused.status == 2 && refused.errors.contains("hosts are named where"), "said: \(refused.errors)")
  }

  @Test func `a chunk is not made from another file of data, nor with another plugin`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x,y\n1,2\n2,4\n3,7\n", to: "d.csv")
    let command = [
      "curve", "--loss", "mse", "--data", "d.csv", "--epochs", "2", "--store", "s", "--on", "script:tasks=1",
    ]
    #expect(try GdplotRun(command, in: folder).status == 0)
    try folder.write("x,y\n1,2\n2,4\n3,8\n", to: "d.csv")
    let work = ["runs", "compute", folder.path("s/sweeps/1"), "--chunk", "1"]
    let run = try GdplotRun(work, in: folder)
    #expect(run.status == 1 && run.errors.contains("d.csv on this machine is not the file"), "said: \(run.errors)")
    let status = try GdplotRun("runs", "status", "s", in: folder)
    #expect(status.output.contains("failed: 1 chunk"), "said: \(status.output)")
    try folder.write("no library", to: "s/sweeps/1/Huber.so")
    let plugin = try GdplotRun(work + ["--plugin", folder.path("s/sweeps/1/Huber.so")], in: folder)
    #expect(plugin.status == 1 && plugin.errors.contains("is not the plugin that"), "said: \(plugin.errors)")
  }

  @Test(arguments: [
    (["heatmap", "--surface", "bowl", "--on", "script"], "--on needs --store FOLDER"),
    (["heatmap", "--surface", "bowl", "--on", "script:task=3", "--store", "s"], "script has no setting 'task=3'"),
    (["heatmap", "--surface", "bowl", "--on", "script:tasks=0", "--store", "s"], "tasks must be from 1"),
    (["heatmap", "--surface", "bowl", "--on", "pbs", "--store", "s"], "there are slurm, parallel and script"),
    (["heatmap", "--surface", "bowl", "--on", "script", "--wait", "--store", "s"], "--wait is for --on slurm"),
    (["schedule", "--on", "script", "--store", "s"], "not made of runs"),
    (["landscape", "--surface", "bowl", "--on", "script", "--store", "s"], "not made of runs"),
    (["check", "--loss", "svm", "--on", "script", "--store", "s"], "not made of runs"),
    (["logs", "none.csv", "--on", "script", "--store", "s"], "not made of runs"),
    (["steps", "--loss", "svm", "--on", "script", "--store", "s"], "not made of runs"),
    (["curve", "--loss", "svm", "--timing", "--on", "script", "--store", "s"], "time is measured"),
    (["runs", "status", "s"], "nothing was handed out from s"),
    (["runs", "compute", "s", "--chunk", "1"], "s is no folder of a sweep"),
  ])
  func `what cannot be handed out is refused`(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status == 2 && run.errors.contains(message), "said: \(run.errors)")
    #expect(!folder.names.contains("map.png"))
  }
}
