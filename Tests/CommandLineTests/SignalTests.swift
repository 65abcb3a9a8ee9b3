import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Tests the results that a command keeps after a signal.
struct SignalTests {
  /// More cells than a test can wait for; each takes a moment.
  private static let heatmap = [
    "heatmap", "--surface", "rosenbrock", "--lr", "log:1e-9:1e-8:40", "--momentum", "0:0.9:50", "--steps", "10000000",
  ]

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 75), (SIGHUP, 75), (SIGXCPU, 75), (SIGUSR1, 75)] as [(Int32, Int32)])
  func `a signal keeps what was computed, and draws cells that are not there as such`(
    signal: Int32, status: Int32
  ) throws {
    let folder = try TemporaryFolder()
    let process = try GdplotRun.started(Self.heatmap + ["-o", "map.png", "--export", "map.csv"], in: folder)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == status)
    #expect(folder.names == ["map.csv", "map.png"])
    let rows = String(decoding: folder.bytes("map.csv") ?? Data(), as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(rows.count == 2_000 && rows.contains { $0.contains(",not-run,") })
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a second signal ends the program at once`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    // The pipe is not read, so the table does not finish.
    let pipe = Pipe()
    let process = try GdplotRun.started(Self.heatmap + ["--export", "-"], in: folder, output: pipe)
    while process.isRunning {
      kill(process.processIdentifier, signal)
      usleep(20_000)
    }
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
  }

  @Test func `warnings and signals that come twice at once do not end the program`() throws {
    let folder = try TemporaryFolder()
    let process = try GdplotRun.started(Self.heatmap + ["-o", "map.png"], in: folder)
    while process.isRunning {
      kill(process.processIdentifier, SIGXCPU)
      kill(process.processIdentifier, SIGUSR1)
      usleep(20_000)
    }
    #expect(process.terminationReason == .exit && process.terminationStatus == 75)
    let other = try GdplotRun.started(Self.heatmap + ["-o", "map.png"], in: folder)
    kill(other.processIdentifier, SIGTERM)
    kill(other.processIdentifier, SIGTERM)
    other.waitUntilExit()
    #expect(other.terminationReason == .exit && other.terminationStatus == 75)
  }

  @Test func `a report says how far it came, and following ends, both with the status of a signal`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      title: Long
      sections:
        - title: Maps
          figures:
            - name: map
              command: '\(Self.heatmap.joined(separator: " "))'

      """, to: "report.yml")
    let report = try GdplotRun.started(["report"], in: folder)
    kill(report.processIdentifier, SIGTERM)
    report.waitUntilExit()
    #expect(report.terminationReason == .exit && report.terminationStatus == 75)
    try folder.write("step,loss\n0,2\n1,1\n", to: "run.csv")
    let following = try GdplotRun.started(["logs", "run.csv", "--follow", "-o", "run.png"], in: folder)
    kill(following.processIdentifier, SIGHUP)
    following.waitUntilExit()
    #expect(following.terminationReason == .exit && following.terminationStatus == 75)
    #expect(folder.names.contains("run.png"))
  }

  @Test func `who is started by nohup does not mind a lost connection`() throws {
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    let process = GdplotRun.process(
      ["-c", "trap '' HUP; exec \"$GDPLOT\" curve --loss svm --epochs 100000 --verbose -o figure.png"], in: folder,
      environment: ["GDPLOT": GdplotRun.binary.path])
    process.executableURL = URL(filePath: "/bin/sh")
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    _ = try pipe.fileHandleForReading.read(upToCount: 1)
    kill(process.processIdentifier, SIGHUP)
    // The first signal determines the status.
    kill(process.processIdentifier, SIGINT)
    _ = try pipe.fileHandleForReading.readToEnd()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
  }
}
